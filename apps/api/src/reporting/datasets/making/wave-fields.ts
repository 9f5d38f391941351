import { canonicalJson, type BilingualText, type JsonValue } from '@tongxing/contracts';
import type { Names, Variable } from '@tongxing/datasets';
import type { InstrumentDefinition } from '@tongxing/instruments';
import type { Audience } from '../dto/dataset.js';
import { answerColumns } from './question-variables.js';
import { withheldFrom } from './withheld-items.js';

/** What a child answered to one version at a wave, and what it scored. */
export interface Answered {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly scores: ReadonlyMap<string, number | null>;
}

/** All of a child at a wave, by id of the version. */
export type AtWave = ReadonlyMap<string, Answered>;

/** A variable that each wave has anew. */
export interface WaveField {
  readonly variable: Variable;
  readonly valueOf: (atWave: AtWave) => number;
}

export interface FieldedVersion {
  readonly id: string;
  readonly definition: InstrumentDefinition;
}

/** A variable before it has a name, and the versions whose answers it holds. */
interface Draft {
  readonly wanted: string;
  readonly variable: DistributiveOmit<Variable, 'name'>;
  readonly versions: Set<string>;
  readonly numberOf: (answered: Answered) => number;
}
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/**
 * The variables of the instruments: each item of a scale that may be shown, and the scores. Questions that no scale is
 * made of stay behind: they describe a household rather than measure anything, and would tell who it is. What two
 * versions ask and count alike is one variable.
 *
 * @param versions in the order of their numbers
 * @param room characters that names leave for a suffix
 */
export function waveFields(
  versions: readonly FieldedVersion[],
  audience: Audience,
  names: Names,
  room: number,
): WaveField[] {
  const drafts = new Map<string, Draft>();
  for (const version of versions)
    for (const draft of draftsOf(version, audience)) {
      const { variable, wanted } = draft;
      const { source, ...same } = variable;
      const key = canonicalJson({
        ...same,
        wanted,
        item: source?.item ?? '',
        instrument: source?.instrument ?? '',
      } as unknown as JsonValue);
      const known = drafts.get(key);
      if (known) known.versions.add(version.id);
      else drafts.set(key, draft);
    }
  return [...drafts.values()].map(({ wanted, variable, versions: held, numberOf }) => ({
    variable: { ...variable, name: names.take(wanted, room) },
    valueOf: (atWave) => {
      for (const version of held) {
        const answered = atWave.get(version);
        if (answered) return numberOf(answered);
      }
      return NaN;
    },
  }));
}

function draftsOf({ id, definition }: FieldedVersion, audience: Audience): Draft[] {
  const { instrument, version, key, provenance } = definition;
  const withheld = withheldFrom(key, audience);
  const stem = instrument
    .split('-')
    .map((part) => part.charAt(0))
    .join('');
  const source = (item: string) => ({ instrument, version, item });
  const inScales = [...new Set(key.scales.flatMap(({ items }) => items))];
  const items = inScales
    .filter((item) => !withheld.items.has(item))
    .flatMap((item) =>
      answerColumns(definition, item).map(({ choice, variable, question, numberOf }) => ({
        wanted: [stem, item, ...(choice === undefined ? [] : [choice])].join('_'),
        variable: {
          kind: 'number' as const,
          ...variable,
          source: { ...source(item), ...(question && { question }) },
        },
        versions: new Set([id]),
        numberOf: ({ answers }: Answered) => numberOf(answers[item]),
      })),
    );
  const scores = key.scales
    .filter((scale) => !withheld.scales.has(scale.id))
    .map((scale) => ({
      wanted: `${stem}_score_${scale.id}`,
      variable: {
        kind: 'number' as const,
        label: scoreLabel(scale.name, provenance.title),
        measure: 'scale' as const,
        decimals: 2,
        values: [],
        missing: [],
        source: source(scale.id),
        note: itemsNote(scale.items),
      },
      versions: new Set([id]),
      numberOf: ({ scores: scored }: Answered) => scored.get(scale.id) ?? NaN,
    }));
  return [...items, ...scores];
}

const scoreLabel = (scale: BilingualText, instrument: BilingualText): BilingualText => ({
  zh: `得分：${scale.zh}（${instrument.zh}）`,
  en: `Score: ${scale.en} (${instrument.en})`,
});

const itemsNote = (items: readonly string[]): BilingualText => ({
  zh: `由以下题目计分：${items.join('、')}`,
  en: `Made of the items ${items.join(', ')}`,
});
