import { planningOf, type PlanHistory, type Planning } from './planning.js';

describe('what is said of the plan', () => {
  const lockedAt = '2026-05-04T08:00:00.000Z';
  const firstLockedAt = '2026-01-02T08:00:00.000Z';

  it.each<[Planning['kind'], string, PlanHistory | undefined]>([
    ['unplanned', 'without a plan', undefined],
    ['planned', 'without endline data', { lockedAt }],
    ['planned', 'before the first endline day', { lockedAt, endlineOpened: '2026-05-05' }],
    ['planned', 'on the first endline day', { lockedAt, endlineOpened: '2026-05-04' }],
    ['late', 'a day after', { lockedAt, endlineOpened: '2026-05-03' }],
    ['planned', 'an hour before the first', { lockedAt, endlineOpened: '2026-05-04T09:00:00.000Z' }],
    ['late', 'an hour after the first', { lockedAt, endlineOpened: '2026-05-04T07:00:00.000Z' }],
    ['amended', 'changed in time', { lockedAt, firstLockedAt, endlineOpened: '2026-05-05' }],
    ['amended_late', 'changed afterwards', { lockedAt, firstLockedAt, endlineOpened: '2026-05-03' }],
  ])('is %s %s', (kind, _, history) => {
    expect(planningOf(history).kind).toBe(kind);
  });

  it('names the day of the plan in force and of the one it replaced', () => {
    const { statement } = planningOf({ lockedAt, firstLockedAt });
    for (const text of [statement.zh, statement.en]) {
      expect(text).toContain('2026-05-04');
      expect(text).toContain('2026-01-02');
    }
  });
});
