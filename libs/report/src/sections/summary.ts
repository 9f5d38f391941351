import { pairLabel } from '@tongxing/charts';
import { counted } from '@tongxing/contracts';
import { isClear, type ArmChange, type Contrast, type OutcomeResults } from '@tongxing/impact';
import type { Block } from '../document.js';
import { armName, labelled, withRole, type Writer } from './writer.js';

type Finding = ArmChange | Contrast;
interface Found {
  readonly outcome: OutcomeResults;
  readonly finding: Finding;
}

const figureOf = (finding: Finding): ArmChange['main'] | Contrast['result'] =>
  'main' in finding ? finding.main : finding.result;

/** What was found, in plain words: what changed, which way, what did not, and what cannot be said. */
export function summary(writer: Writer): Block[] {
  const { results, say, term } = writer;
  const changes = results.outcomes.flatMap((outcome) =>
    outcome.changes.map((finding) => ({ outcome, finding })),
  );
  const contrasts = results.outcomes.flatMap((outcome) =>
    outcome.contrasts.map((finding) => ({ outcome, finding })),
  );
  return [
    { kind: 'heading', level: 1, text: term('summary') },
    { kind: 'callout', text: say(results.claim.reason) },
    { kind: 'callout', text: say(results.planning.statement) },
    ...part(writer, changes, CHANGES),
    ...part(writer, contrasts, CONTRASTS),
  ];
}

/** Clear findings one by one, whichever way they point; the others by name, in the same place. */
function part(writer: Writer, all: readonly Found[], words: typeof CHANGES): Block[] {
  const estimated = all.filter(({ finding }) => figureOf(finding).kind === 'estimated');
  if (estimated.length === 0) return [];
  const clear = estimated.filter(standsOut);
  const unclear = estimated.filter((found) => !standsOut(found));
  const { language } = writer;
  const unclearNames = unclear.map((found) => subject(writer, found)).join(language === 'zh' ? '；' : '; ');
  return [
    { kind: 'paragraph', text: words[language](estimated.length, clear.length, unclear.length) },
    {
      kind: 'list',
      items: [
        ...clear.map((found) =>
          labelled(writer, subject(writer, found) + wanted(writer, found), writer.say(found.finding.sentence)),
        ),
        ...(unclear.length > 0 ? [labelled(writer, UNCLEAR[language], unclearNames)] : []),
      ],
    },
  ];
}

const UNCLEAR = { zh: '未见明确差异', en: 'No clear difference' };

const CHANGES = {
  zh: (all: number, clear: number, unclear: number) =>
    `考察了 ${String(all)} 项基线至末线的变化：${String(clear)} 项的区间不含零，${String(unclear)} 项未见明确差异。`,
  en: (all: number, clear: number, unclear: number) =>
    `Of ${counted(all, 'change')} from baseline to endline that could be told, ${String(clear)} had an interval that leaves zero out; in ${String(unclear)} no clear difference was seen.`,
};

const CONTRASTS = {
  zh: (all: number, clear: number, unclear: number) =>
    `考察了 ${String(all)} 项按基线调整的组间差异：${String(clear)} 项差异明确，${String(unclear)} 项未见明确差异。`,
  en: (all: number, clear: number, unclear: number) =>
    `Of ${counted(all, 'difference')} between arms at equal baseline, ${String(clear)} could be called clear; in ${String(unclear)} no clear difference was seen.`,
};

function standsOut({ finding }: Found): boolean {
  const adjusted = 'adjusted' in finding ? finding.adjusted : undefined;
  const figure = figureOf(finding);
  return figure.kind === 'estimated' && isClear(figure.interval, adjusted);
}

function subject(writer: Writer, { outcome, finding }: Found): string {
  const name = withRole(writer, outcome);
  const who = 'arm' in finding ? armName(writer, finding.arm) : pairLabel(finding, writer.term);
  return `${name} · ${who}`;
}

/** Whether it points the wanted way; scales without a wanted direction say nothing. */
function wanted({ language }: Writer, { outcome, finding }: Found): string {
  const figure = figureOf(finding);
  if (outcome.direction === 'neutral' || figure.kind !== 'estimated') return '';
  const size = 'change' in figure ? figure.change : figure.estimate;
  const better = size > 0 === (outcome.direction === 'higher_is_better');
  if (language === 'zh') return better ? '（朝向较好的一端）' : '（朝向较差的一端）';
  return better ? ', towards the better end' : ', towards the worse end';
}
