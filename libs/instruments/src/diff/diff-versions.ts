import { canonicalJson, type JsonValue } from '@tongxing/contracts';
import type { InstrumentDefinition } from '../definition.js';
import type { KeyScale } from '../scoring-key.js';
import { askedQuestions, type AskedQuestion } from './asked-questions.js';
import type { Change } from './change.js';

/**
 * What differs between two versions of an instrument, in the order of the older one's questions and scales.
 * Looks (widths, progress bars, navigation) are not differences: they change no answer and no score.
 *
 * @returns no changes for versions that ask and score alike
 */
export function diffVersions(before: InstrumentDefinition, after: InstrumentDefinition): Change[] {
  return [
    ...questionChanges(questionsOf(before), questionsOf(after)),
    ...codingChanges(before, after),
    ...scaleChanges(before.key.scales, after.key.scales),
    ...changed('missing-values-changed', '', before.key.missingValues, after.key.missingValues),
    ...changed('red-flags-changed', '', before.key.redFlags, after.key.redFlags),
    ...changed('provenance-changed', '', versionless(before), versionless(after)),
  ];
}

/** Whether two values of a version's files say the same. */
export const alike = (a: unknown, b: unknown): boolean =>
  canonicalJson((a ?? null) as JsonValue) === canonicalJson((b ?? null) as JsonValue);

export const questionsOf = ({ questionnaire }: InstrumentDefinition): ReadonlyMap<string, AskedQuestion> =>
  questionnaire ? askedQuestions(questionnaire) : new Map<string, AskedQuestion>();

const versionless = ({ provenance }: InstrumentDefinition) => ({ ...provenance, version: undefined });

const changed = (kind: Change['kind'], at: string, before: unknown, after: unknown): Change[] =>
  alike(before, after) ? [] : [{ kind, at }];

type Questions = ReadonlyMap<string, AskedQuestion>;

function questionChanges(before: Questions, after: Questions): Change[] {
  const added = [...after.keys()].filter((name) => !before.has(name));
  const both = (questions: Questions) => [...questions.keys()].filter((n) => before.has(n) && after.has(n));
  return [
    ...[...before.values()].flatMap((old): Change[] => {
      const now = after.get(old.name);
      return now ? questionChange(old, now) : [{ kind: 'item-removed', at: old.name }];
    }),
    ...added.map((at): Change => ({ kind: 'item-added', at })),
    ...changed('order-changed', '', both(before), both(after)),
  ];
}

const questionChange = (before: AskedQuestion, after: AskedQuestion): Change[] => [
  ...changed('wording-changed', before.name, before.wording, after.wording),
  ...changed('range-changed', before.name, before.offered, after.offered),
  ...changed('condition-changed', before.name, before.conditions, after.conditions),
  ...changed('rule-changed', before.name, before.rules, after.rules),
];

/** Items of the key; those that the questionnaires ask are told as added or removed by their questions. */
function codingChanges(before: InstrumentDefinition, after: InstrumentDefinition): Change[] {
  const asked = new Set([...questionsOf(before).keys(), ...questionsOf(after).keys()]);
  const items = [...new Set([...Object.keys(before.key.items), ...Object.keys(after.key.items)])];
  return items.flatMap((item): Change[] => {
    const [old, now] = [before.key.items[item], after.key.items[item]];
    if (old && now) return changed('coding-changed', item, old, now);
    if (asked.has(item))
      return questionsOf(before).has(item) && questionsOf(after).has(item) ? [coding(item)] : [];
    return [{ kind: now ? 'item-added' : 'item-removed', at: item }];
  });
}

const coding = (at: string): Change => ({ kind: 'coding-changed', at });

function scaleChanges(before: readonly KeyScale[], after: readonly KeyScale[]): Change[] {
  const added = after.filter(({ id }) => !before.some((scale) => scale.id === id));
  return [
    ...before.flatMap((old): Change[] => {
      const now = after.find(({ id }) => id === old.id);
      return now ? scaleChange(old, now) : [{ kind: 'scale-removed', at: old.id }];
    }),
    ...added.map(({ id }): Change => ({ kind: 'scale-added', at: id })),
  ];
}

const scaleChange = (old: KeyScale, now: KeyScale): Change[] => [
  ...changed('scale-items-changed', old.id, old.items.toSorted(), now.items.toSorted()),
  ...changed('reversed-changed', old.id, old.reversed.toSorted(), now.reversed.toSorted()),
  ...changed('transform-changed', old.id, unit(old), unit(now)),
  ...changed('direction-changed', old.id, old.direction, now.direction),
  ...changed('measurement-changed', old.id, old.measurement, now.measurement),
  ...changed('minimum-changed', old.id, old.minimumAnsweredPercent, now.minimumAnsweredPercent),
  ...changed('bands-changed', old.id, [old.bands, old.cap ?? null], [now.bands, now.cap ?? null]),
];

const unit = ({ transform, adjusted }: KeyScale) => ({ transform, adjusted: adjusted ?? null });
