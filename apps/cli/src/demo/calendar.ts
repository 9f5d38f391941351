const DAY = 86_400_000;

/** @example addDays('2026-02-28', 1) // '2026-03-01' */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** @example monthBefore('2026-02-28', 3) // '2025-11' */
export function monthBefore(date: string, months: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  const count = 12 * year + month - 1 - months;
  return `${String(Math.floor(count / 12))}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** Completed years, to the month. @example yearsBetween('2016-04', '2026-03-01') // 9 */
export function yearsBetween(birthMonth: string, date: string): number {
  const months = (of: string) => of.split('-').slice(0, 2).map(Number);
  const [fromYear = 0, fromMonth = 1] = months(birthMonth);
  const [toYear = 0, toMonth = 1] = months(date);
  return Math.floor((12 * (toYear - fromYear) + toMonth - fromMonth) / 12);
}
