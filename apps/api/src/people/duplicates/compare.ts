import { plain, readingsOf } from './readings.js';

/** What is known of somebody who may be entered twice. Absent is unknown and speaks neither way. */
export interface PersonFacts {
  readonly names: readonly string[];
  /** YYYY-MM. */
  readonly birthMonth?: string | undefined;
  readonly sex?: string | undefined;
  readonly telephones: readonly string[];
  readonly site: string;
}

/** One reason for or against two entries being one person, with what it adds to the score. */
export interface DuplicateReason {
  readonly kind:
    | 'name_same'
    | 'name_sounds_same'
    | 'name_sounds_alike'
    | 'birth_month_same'
    | 'birth_month_near'
    | 'birth_month_differs'
    | 'sex_differs'
    | 'telephone_same'
    | 'site_same';
  readonly points: number;
}

export interface Comparison {
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

/** From here on a pair is worth a look. Two strangers of one class who share a birth month stay below. */
export const WORTH_A_LOOK = 50;

const reason = (kind: DuplicateReason['kind'], points: number): DuplicateReason => ({ kind, points });

/**
 * How likely it is that two entries are one child, by points that add up to at most 100.
 *
 * | agreement                          | points |
 * |------------------------------------|--------|
 * | the same name                      |     45 |
 * | a name that can be read the same   |     38 |
 * | one letter of its reading differs  |     20 |
 * | the same telephone of a guardian   |     25 |
 * | the same month of birth            |     25 |
 * | one month or one year apart        |      8 |
 * | the same site                      |      5 |
 * | other months of birth              |    -15 |
 * | the other sex                      |    -20 |
 *
 * Siblings share telephone and site, so that without a name alike they stay below what is worth a look; twins with
 * names alike come up, and people decide. It is no probability and merges nothing by itself.
 *
 * @example comparePeople(
 *   { names: ['王小明'], birthMonth: '2016-04', telephones: [], site: 'a' },
 *   { names: ['王晓明'], birthMonth: '2016-04', telephones: [], site: 'a' },
 * ).score // 68
 */
export function comparePeople(a: PersonFacts, b: PersonFacts): Comparison {
  const reasons = [
    nameReason(a.names, b.names),
    birthReason(a.birthMonth, b.birthMonth),
    a.sex !== undefined && b.sex !== undefined && a.sex !== b.sex ? reason('sex_differs', -20) : undefined,
    a.telephones.some((number) => b.telephones.includes(number)) ? reason('telephone_same', 25) : undefined,
    a.site === b.site ? reason('site_same', 5) : undefined,
  ].filter((found) => found !== undefined);
  const sum = reasons.reduce((total, { points }) => total + points, 0);
  return { score: Math.min(100, Math.max(0, sum)), reasons };
}

function nameReason(a: readonly string[], b: readonly string[]): DuplicateReason | undefined {
  if (a.some((name) => b.some((other) => plain(name) === plain(other)))) return reason('name_same', 45);
  const [ofA, ofB] = [a, b].map((names) => names.flatMap((name) => [...readingsOf(name)])) as [
    string[],
    string[],
  ];
  const others = new Set(ofB);
  if (ofA.some((reading) => others.has(reading))) return reason('name_sounds_same', 38);
  const isAlike = ofA.some((reading) => ofB.some((other) => differsByOne(reading, other)));
  return isAlike ? reason('name_sounds_alike', 20) : undefined;
}

/** One letter more, less or another: zhang and zang, lin and ling. */
function differsByOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 4) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  const shorter = Math.min(a.length, b.length) - start;
  while (end < shorter && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return Math.max(a.length, b.length) - start - end <= 1;
}

function birthReason(a: string | undefined, b: string | undefined): DuplicateReason | undefined {
  if (a === undefined || b === undefined) return undefined;
  const apart = Math.abs(monthsOf(a) - monthsOf(b));
  if (apart === 0) return reason('birth_month_same', 25);
  return apart === 1 || apart === 12 ? reason('birth_month_near', 8) : reason('birth_month_differs', -15);
}

function monthsOf(month: string): number {
  const [year = NaN, ofYear = NaN] = month.split('-').map(Number);
  return 12 * year + ofYear;
}
