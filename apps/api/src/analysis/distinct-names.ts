import type { OutcomeData } from '@tongxing/impact';
import type { InstrumentColumns } from './instrument-columns.js';

/**
 * Outcomes under names that tell them apart: where children of several ages answer questionnaires of their own, scales
 * of one name say for which ages each is.
 */
export function distinctNames(
  outcomes: readonly OutcomeData[],
  columns: readonly InstrumentColumns[],
): OutcomeData[] {
  const ages = new Map(
    columns.map(({ instrument, versionNumber, version }) => [
      `${instrument}@${versionNumber}`,
      version.definition.provenance.ages,
    ]),
  );
  const agesOf = ({ id }: OutcomeData) => ages.get(id.slice(0, id.indexOf('/')));
  const spans = new Map<string, Set<string>>();
  for (const outcome of outcomes) {
    const { from, to } = agesOf(outcome) ?? {};
    const { zh } = outcome.name;
    spans.set(zh, (spans.get(zh) ?? new Set()).add(`${String(from)}–${String(to)}`));
  }
  return outcomes.map((outcome) => {
    const own = agesOf(outcome);
    if (!own || (spans.get(outcome.name.zh)?.size ?? 0) < 2) return outcome;
    const span = `${String(own.from)}–${String(own.to)}`;
    const { zh, en } = outcome.name;
    return { ...outcome, name: { zh: `${zh}（${span} 岁问卷）`, en: `${en} (form for ages ${span})` } };
  });
}
