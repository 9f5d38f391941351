import type { Schemas } from '../../shell/server';

export type Row = Schemas['QuestionnaireCompleteness'];
type Ending = Row['endings'][number];

/** The rows of one questionnaire and respondent, added up; nothing is expected where nothing was planned. */
export interface Total extends Omit<Row, 'site' | 'planned' | 'unplanned'> {
  readonly expected?: number;
  readonly partial: number;
}

/** Rows of all sites by questionnaire and respondent, in the order of their names. */
export function totalsOf(rows: readonly Row[]): Total[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.instrument} ${row.respondent}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, group]) => totalOf(group) ?? []);
}

/**
 * One questionnaire at some sites. Whoever answered without having been planned was expected too; where nobody was
 * planned, nobody knows how many were.
 *
 * @returns undefined for no rows
 */
export function totalOf(rows: readonly Row[]): Total | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const sum = (part: 'planned' | 'received' | 'unplanned' | 'open') =>
    rows.reduce((total, row) => total + row[part], 0);
  const endings = together(rows.flatMap((row) => row.endings));
  const last = rows.flatMap(({ lastReceivedAt }) => lastReceivedAt ?? []).sort();
  return {
    instrument: first.instrument,
    respondent: first.respondent,
    speaksOf: first.speaksOf,
    received: sum('received'),
    open: sum('open'),
    endings,
    partial: endings.reduce(
      (total, { disposition, count }) => total + (disposition === 'partial' ? count : 0),
      0,
    ),
    ...(sum('planned') > 0 && { expected: sum('planned') + sum('unplanned') }),
    ...(last.length > 0 && { lastReceivedAt: last[last.length - 1] as string }),
  };
}

/** How many ended without any answers, those that are not needed left out. */
export const endedWithout = ({ endings }: Pick<Total, 'endings'>): number =>
  endings.reduce(
    (total, { disposition, count }) =>
      disposition === 'partial' || disposition === 'not_needed' ? total : total + count,
    0,
  );

function together(endings: readonly Ending[]): Ending[] {
  const found = new Map<string, Ending>();
  for (const ending of endings) {
    const key = `${ending.disposition} ${ending.reason ?? ''}`;
    found.set(key, { ...ending, count: (found.get(key)?.count ?? 0) + ending.count });
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

/**
 * A share in whole per cent that says 100 only of all and 0 only of none; undefined of nobody.
 *
 * @example wholePercent(999, 1000) // 99
 */
export function wholePercent(part: number, whole: number): number | undefined {
  if (whole === 0) return undefined;
  const rounded = Math.round((100 * part) / whole);
  if (part < whole) return part > 0 ? Math.min(99, Math.max(1, rounded)) : 0;
  return 100;
}
