import { rowsOfArm, type Frame } from './frame.js';
import { rowsBySite } from './site-study.js';

/** How regularly children of each centre came, month by month. Centres are not named. */
export interface CentreAttendance {
  /** `YYYY-MM`, in order, none left out between the first and the last. */
  readonly months: readonly string[];
  readonly arms: readonly {
    readonly arm: string;
    /**
     * By centre, the most regular first, and month: the share of recorded days on which children came, in per cent to
     * the nearest five; null where too few children were recorded.
     */
    readonly centres: readonly (readonly (number | null)[])[];
  }[];
}

/** Percentage points to which shares are told: finer ones would tell of single days of single children. */
const STEP = 5;

/**
 * Attendance of every centre and month, of the centres where children are enrolled.
 *
 * A month of a centre is told where as many children as may be told of have a day recorded in it. Centres without such
 * a month are left out, and so are arms in which fewer centres remain than a published group must have.
 *
 * @returns undefined where nothing of it may be told, or nobody's attendance is recorded
 */
export function centreAttendance(frame: Frame): CentreAttendance | undefined {
  const { data, design, disclosure } = frame;
  const { attendance } = data;
  if (!attendance) return undefined;
  const months = monthsOf(attendance.flat().map(({ on }) => on.slice(0, 7)));
  const arms = design.arms.flatMap((arm) => {
    const centres = [...rowsBySite(data, rowsOfArm(frame, arm)).values()]
      .map((rows) => months.map((month) => shareIn(attendance, rows, month, disclosure.minimum)))
      .filter((shares) => shares.some((share) => share !== null))
      .sort((a, b) => meanOf(b) - meanOf(a));
    return centres.length >= (disclosure.ofSites ?? disclosure).minimum ? [{ arm, centres }] : [];
  });
  return arms.length > 0 ? { months, arms } : undefined;
}

function shareIn(
  attendance: NonNullable<Frame['data']['attendance']>,
  rows: readonly number[],
  month: string,
  minimum: number,
): number | null {
  const days = rows.map((row) => (attendance[row] ?? []).filter(({ on }) => on.startsWith(month)));
  if (days.filter(({ length }) => length > 0).length < minimum) return null;
  const all = days.flat();
  return STEP * Math.round((100 * all.filter(({ came }) => came).length) / (all.length * STEP));
}

function meanOf(shares: readonly (number | null)[]): number {
  const shown = shares.flatMap((share) => share ?? []);
  return shown.reduce((sum, share) => sum + share, 0) / shown.length;
}

function monthsOf(recorded: readonly string[]): string[] {
  const ordered = [...new Set(recorded)].sort();
  const last = ordered.at(-1) ?? '';
  const months: string[] = [];
  for (let month = ordered[0]; month !== undefined && month <= last; month = following(month))
    months.push(month);
  return months;
}

function following(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${String(year + 1)}-01` : `${String(year)}-${String(number + 1).padStart(2, '0')}`;
}
