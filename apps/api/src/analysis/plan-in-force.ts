import type { AnalysisPlan } from '@tongxing/contracts';
import { AGE_BAND, type PlanHistory } from '@tongxing/impact';
import { ProblemException } from '../platform/problems/index.js';
import { isSuperseded } from './linked-outcomes.js';
import type { LockedPlanEntity } from './plan/locked-plan.entity.js';
import type { Study } from './study-reader.js';

/** How the plan in force came to be; undefined where none was locked. */
export function historyOf(
  locked: readonly LockedPlanEntity[],
  { design, opened }: Study,
  { endline }: AnalysisPlan,
): PlanHistory | undefined {
  const [first, newest] = [locked[0], locked.at(-1)];
  if (!first || !newest) return undefined;
  const endlineOpened = opened[design.waves.findIndex((w) => w.code === endline)];
  return {
    lockedAt: newest.lockedAt,
    ...(first !== newest && { firstLockedAt: first.lockedAt }),
    ...(endlineOpened !== undefined && { endlineOpened }),
  };
}

/**
 * The plan of a project that has none of its own: every scale, from the first wave to the last with data, by sex and
 * age.
 *
 * @throws ProblemException `analysis-impossible` with data of fewer than two waves
 */
export function planOf({ design, data, opened }: Study): AnalysisPlan {
  const answered = design.waves.filter((_, i) => opened[i] !== undefined);
  const [baseline] = answered;
  const endline = answered.at(-1);
  if (!baseline || !endline || baseline === endline) throw new ProblemException('analysis-impossible');
  return {
    schema: 'tongxing.analysis-plan/1',
    baseline: baseline.code,
    endline: endline.code,
    outcomes: data.outcomes.filter((o) => !isSuperseded(o)).map((o) => o.id),
    primary: [],
    comparisons: design.comparisons.filter((c) =>
      [c.treatment, c.comparison].every((arm) => design.arms.includes(arm)),
    ),
    subgroups: [
      ...(data.facts.some(({ name }) => name === 'sex') ? ['sex'] : []),
      ...(data.ages ? [AGE_BAND] : []),
    ],
    level: 0.95,
    seed: 1,
  };
}
