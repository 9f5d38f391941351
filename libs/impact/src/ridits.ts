import type { Frame } from './frame.js';
import { kindOf } from './outcome-kind.js';
import type { OutcomeData } from './study.js';

/**
 * An outcome as it is analysed: categories in order become ridits, per cent of everybody at baseline who stood lower,
 * those in the same category counted half. No distance between categories is taken for granted, and
 * everybody at baseline has a mean of 50. Others stay as they are.
 *
 * @returns NaN where there is no category; all of them where nobody has one at baseline
 * @see Bross 1958, Biometrics 14:18
 */
export function asAnalysed({ baseline }: Frame, outcome: OutcomeData): OutcomeData {
  if (kindOf(outcome) !== 'ordered') return outcome;
  const reference = (outcome.scores[baseline] ?? new Float64Array()).filter((x) => !Number.isNaN(x)).sort();
  const riditOf = new Map<number, number>();
  for (const category of new Set(outcome.scores.flatMap((wave) => [...wave]))) {
    const lower = reference.filter((x) => x < category).length;
    const same = reference.filter((x) => x === category).length;
    const isKnown = Number.isFinite(category) && reference.length > 0;
    riditOf.set(category, isKnown ? (100 * (lower + same / 2)) / reference.length : NaN);
  }
  const scores = outcome.scores.map((wave) => wave.map((category) => riditOf.get(category) ?? NaN));
  return { ...outcome, range: [0, 100], scores };
}
