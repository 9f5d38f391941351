import { centreAttendance } from './centre-attendance.js';
import type { Frame } from './frame.js';
import type { AttendedDay } from './study.js';

/** Children of some centres, each with the days it is given. */
function frame(centres: readonly (readonly (readonly AttendedDay[])[])[], minimum = 10): Frame {
  const site = Int32Array.from(centres.flatMap((children, i) => children.map(() => i)));
  return {
    design: { allocation: 'single_group', arms: ['all'], comparisons: [], waves: [], sites: centres.length },
    plan: {} as Frame['plan'],
    planning: {} as Frame['planning'],
    data: {
      participants: site.length,
      arm: new Int32Array(site.length),
      site,
      present: [],
      facts: [],
      outcomes: [],
      duplicates: 0,
      attendance: centres.flat(),
    },
    disclosure: {
      minimum,
      hideCounts: (counts) => counts,
      ofSites: { minimum: 3, hideCounts: (counts) => counts },
    },
    baseline: 0,
    endline: 1,
  };
}

const day = (on: string, came = true): AttendedDay => ({ on, came });
const children = (count: number, days: (child: number) => readonly AttendedDay[]) =>
  Array.from({ length: count }, (_, child) => days(child));

it('is the share of recorded days on which children came, to the nearest five, most regular centre first', () => {
  const centre = (came: number) =>
    children(12, (child) => [day('2025-11-03', child < came), day('2026-01-05')]);
  const found = centreAttendance(frame([centre(6), centre(12), centre(8)]));
  expect(found?.months).toEqual(['2025-11', '2025-12', '2026-01']);
  expect(found?.arms[0]?.centres).toEqual([
    [100, null, 100],
    [65, null, 100],
    [50, null, 100],
  ]);
});

it('is withheld in months with few children recorded, however many days they have', () => {
  const full = children(12, () => [day('2026-03-01')]);
  const few = children(12, (child) =>
    child < 9 ? [day('2026-03-01'), day('2026-03-02')] : [day('2026-04-02')],
  );
  const other = children(12, () => [day('2026-04-01'), day('2026-03-02')]);
  const found = centreAttendance(frame([full, few, other, other]));
  expect(found?.arms[0]?.centres).toEqual([
    [100, null],
    [100, 100],
    [100, 100],
  ]);
});

it('is not told of an arm with fewer centres than a published group must have, nor where nothing is recorded', () => {
  const full = children(12, () => [day('2026-03-01')]);
  expect(centreAttendance(frame([full, full]))).toBeUndefined();
  expect(centreAttendance(frame([full, full, children(9, () => [day('2026-03-01')])]))).toBeUndefined();
  const { attendance, ...data } = frame([full, full, full]).data;
  expect(attendance).toHaveLength(36);
  expect(centreAttendance({ ...frame([full]), data })).toBeUndefined();
});
