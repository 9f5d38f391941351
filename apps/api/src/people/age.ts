/**
 * Age in completed years, to the month.
 *
 * @param day YYYY-MM-DD
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
  return 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7));
}
