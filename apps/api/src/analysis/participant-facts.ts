import type { Fact } from '@tongxing/impact';
import type { ParticipantEntity } from '../people/index.js';

/**
 * Age in completed years, to the month.
 *
 * @param day YYYY-MM-DD of the interview
 * @param birthMonth YYYY-MM
 * @returns NaN where either is not known, or the day lies before the month
 * @example ageOn('2026-03-01', '2016-04') // 9
 */
export function ageOn(day: string | null, birthMonth: string | null | undefined): number {
  if (!day || !birthMonth) return NaN;
  const months = monthsOf(day) - monthsOf(birthMonth);
  return months < 0 ? NaN : Math.floor(months / 12);
}

function monthsOf(date: string): number {
  const [year = NaN, month = NaN] = date.split('-').map(Number);
  return 12 * year + month;
}

/** Sex and every named fact that is a word for some participant; numbers and what nobody has are left out. */
export function factsOf(people: readonly ParticipantEntity[]): Fact[] {
  const names = [...new Set(people.flatMap((p) => Object.keys(p.covariates)))].sort();
  const word = (value: unknown) => (typeof value === 'string' ? value : null);
  const facts: Fact[] = [
    { name: 'sex', values: people.map((p) => p.sex ?? null) },
    ...names.map((name) => ({ name, values: people.map((p) => word(p.covariates[name])) })),
  ];
  return facts.filter(({ values }) => values.some((value) => value !== null));
}
