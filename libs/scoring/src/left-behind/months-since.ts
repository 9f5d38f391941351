/** A day as year, month and day of month. */
type Day = readonly [year: number, month: number, day: number];

/** How many whole months have passed, as far as a partial date tells. */
export interface MonthsPassed {
  readonly atLeast: number;
  readonly atMost: number;
}

const PARTIAL_DATE = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;

/**
 * Whole months from a day, month or year in the past to a calendar date. A month that began on the 31st ends
 * on the last day of a shorter month.
 *
 * @param since `2026-05-12`, `2026-05` or `2026`, as the respondent knew it
 * @param on the day to which is counted, `YYYY-MM-DD`
 * @returns the fewest and the most months that it can be, 0 and more; undefined where either is no date or
 *   the first lies wholly after the second
 * @example monthsSince('2026-05-25', '2026-11-25') // { atLeast: 6, atMost: 6 }
 * @example monthsSince('2026-05', '2026-11-25') // { atLeast: 5, atMost: 6 }
 * @example monthsSince('2025', '2026-11-25') // { atLeast: 10, atMost: 22 }
 * @example monthsSince('2025-08-31', '2026-02-28') // { atLeast: 6, atMost: 6 }
 * @example monthsSince('2027', '2026-11-25') // undefined
 */
export function monthsSince(since: string, on: string): MonthsPassed | undefined {
  const [year, month, day] = partsOf(since);
  const [toYear, toMonth, toDay] = partsOf(on);
  if (year === undefined || toYear === undefined || toMonth === undefined || toDay === undefined)
    return undefined;
  const to: Day = [toYear, toMonth, toDay];
  const lastMonth = month ?? 12;
  const atMost = wholeMonths([year, month ?? 1, day ?? 1], to);
  if (atMost < 0) return undefined;
  return { atLeast: Math.max(0, wholeMonths([year, lastMonth, day ?? daysIn(year, lastMonth)], to)), atMost };
}

function partsOf(text: string): readonly (number | undefined)[] {
  const [, ...parts] = PARTIAL_DATE.exec(text) ?? [];
  const [year, month, day] = (parts as (string | undefined)[]).map((part) => (part ? Number(part) : undefined));
  const isReal = day === undefined || day <= daysIn(Number(year), Number(month));
  return isReal ? [year, month, day] : [];
}

function wholeMonths([year, month, day]: Day, [toYear, toMonth, toDay]: Day): number {
  const begun = 12 * (toYear - year) + toMonth - month;
  const isOver = toDay >= Math.min(day, daysIn(toYear, toMonth));
  return isOver ? begun : begun - 1;
}

const daysIn = (year: number, month: number): number => {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
};
