import type { BilingualText } from '@tongxing/contracts';

/** `primary`: the plan names the outcome as one by which the programme is judged. All others explore. */
export type OutcomeRole = 'primary' | 'exploratory';

/** When the plan in force was locked, what it replaced, and when data of its endline first came to be. */
export interface PlanHistory {
  /** Instant at which the plan in force was locked. */
  readonly lockedAt: string;
  /** Instant at which the project's first plan was locked, where the plan in force is another. */
  readonly firstLockedAt?: string;
  /** Earliest day or instant of an endline answer; absent while there is none. */
  readonly endlineOpened?: string;
}

/**
 * Whether the results were planned, and the sentence that every report shows of it.
 *
 * | a plan is locked | changed since the first | before endline data | kind        |
 * |------------------|-------------------------|---------------------|-------------|
 * | no               |                         |                     | `unplanned` |
 * | yes              | no                      | yes                 | `planned`   |
 * | yes              | no                      | no                  | `late`      |
 * | yes              | yes                     | yes                 | `amended`   |
 * | yes              | yes                     | no                  | `amended_late` |
 *
 * Only `planned` and `amended` results confirm anything; all others are exploratory.
 */
export interface Planning {
  readonly kind: 'unplanned' | 'planned' | 'late' | 'amended' | 'amended_late';
  readonly statement: BilingualText;
}

const day = (instant: string) => instant.slice(0, 10);

/**
 * What may be said of the plan. A day is compared as a day and an instant as an instant: a plan that was
 * locked on the day of the first endline interview counts as locked in time.
 *
 * @param history absent when no plan was locked
 * @example planningOf(undefined).kind // 'unplanned'
 */
export function planningOf(history: PlanHistory | undefined): Planning {
  if (!history)
    return {
      kind: 'unplanned',
      statement: {
        zh: '没有事先锁定的分析方案：全部结果均属探索性，不能用于验证。',
        en: 'No analysis plan was locked beforehand: every result is exploratory and confirms nothing.',
      },
    };
  const { lockedAt, firstLockedAt } = history;
  const late = isLate(history);
  if (firstLockedAt === undefined) return late ? lateOf(lockedAt) : plannedOf(lockedAt);
  return amendedOf(firstLockedAt, lockedAt, late);
}

function isLate({ lockedAt, endlineOpened }: PlanHistory): boolean {
  return endlineOpened !== undefined && lockedAt.slice(0, endlineOpened.length) > endlineOpened;
}

const plannedOf = (lockedAt: string): Planning => ({
  kind: 'planned',
  statement: {
    zh: `分析方案已于 ${day(lockedAt)} 锁定，早于任何末线数据。`,
    en: `The analysis plan was locked on ${day(lockedAt)}, before there were endline data.`,
  },
});

const lateOf = (lockedAt: string): Planning => ({
  kind: 'late',
  statement: {
    zh: `分析方案于 ${day(lockedAt)} 锁定，当时已有末线数据：全部结果均属探索性。`,
    en: `The analysis plan was locked on ${day(lockedAt)}, when there were endline data already: every result is exploratory.`,
  },
});

function amendedOf(first: string, lockedAt: string, late: boolean): Planning {
  const dates = {
    zh: `分析方案最初于 ${day(first)} 锁定，后经更改，现行方案锁定于 ${day(lockedAt)}`,
    en: `The analysis plan first locked on ${day(first)} was changed; the one in force was locked on ${day(lockedAt)}`,
  };
  return late
    ? {
        kind: 'amended_late',
        statement: {
          zh: `${dates.zh}，当时已有末线数据：全部结果均属探索性。`,
          en: `${dates.en}, when there were endline data already: every result is exploratory.`,
        },
      }
    : {
        kind: 'amended',
        statement: {
          zh: `${dates.zh}，早于任何末线数据。`,
          en: `${dates.en}, before there were endline data.`,
        },
      };
}
