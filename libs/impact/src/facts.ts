import type { Frame } from './frame.js';

/** Official age stages and the youngest band of the questionnaires, in completed years (domain.md 2.1). */
const BANDS: readonly (readonly [from: number, to: number])[] = [
  [6, 8],
  [9, 11],
  [12, 15],
];

/** The fact that is made from ages at baseline. */
export const AGE_BAND = 'age_band';

/** One label a participant of a fact that is named in a plan, null where not known; undefined where nobody's is. */
export function factValues(
  { data, baseline }: Pick<Frame, 'data' | 'baseline'>,
  name: string,
): readonly (string | null)[] | undefined {
  if (name !== AGE_BAND) return data.facts.find((fact) => fact.name === name)?.values;
  const ages = data.ages?.[baseline];
  return ages && Array.from(ages, bandOf);
}

const LABELS = BANDS.map((band) => band.join('–'));

function bandOf(age: number): string | null {
  return LABELS[BANDS.findIndex(([from, to]) => age >= from && age <= to)] ?? null;
}
