/**
 * The same day some months on; the month's last where it has no such day.
 *
 * @example monthsAfter('2027-08-31', 6) // '2028-02-29'
 */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return isoDay(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** @example daysAfter('2027-12-20', 30) // '2028-01-19' */
export function daysAfter(day: string, days: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return isoDay(Date.UTC(year, month - 1, date + days));
}

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
