import { z } from 'zod';
import { code, instant, sha256 } from './common.js';
import { parsedOutcome } from './outcome-form.js';
import { Comparison } from './programme.js';

/** A scale of one instrument version, `instrument@version/scale`, or what `parsedOutcome` makes of it. */
export const outcomeId = z
  .string()
  .max(200)
  .regex(/^[^@/\s]+@\d+\.\d+\.\d+\/[^@/\s]+$/, 'an outcome is instrument@version/scale')
  .refine((id) => parsedOutcome(id) !== undefined, 'no outcome has this form');

const MOST_PRIMARY = 3;
const MOST_SUBGROUPS = 4;

/**
 * What is to be analysed, decided before the results are seen: a file under the programme's own care.
 * Locking it in a project gives it a hash; an analysis under another plan says so.
 */
export const AnalysisPlan = z
  .strictObject({
    schema: z.literal('tongxing.analysis-plan/1'),
    /** Codes of the two waves that are compared. */
    baseline: code,
    endline: code,
    /** In the order in which they are reported. */
    outcomes: z.array(outcomeId).min(1).max(500),
    /** The few outcomes by which the programme will be judged; all others are secondary. */
    primary: z.array(outcomeId).max(MOST_PRIMARY).default([]),
    comparisons: z.array(Comparison).max(20).default([]),
    /** Facts about participants by which results are broken down: `sex`, `age_band` or a recorded fact's name. */
    subgroups: z.array(code).max(MOST_SUBGROUPS).optional(),
    /** Confidence level of every interval. */
    level: z.number().min(0.5).max(0.999).default(0.95),
    /** Seed of every procedure that draws at random. */
    seed: z.int().min(0).max(4_294_967_295).default(1),
  })
  .superRefine((plan, ctx) => {
    const fault = (path: (string | number)[], message: string) => {
      ctx.addIssue({ code: 'custom', path, message });
    };
    if (plan.baseline === plan.endline) fault(['endline'], 'endline and baseline are the same wave');
    if (new Set(plan.outcomes).size < plan.outcomes.length) fault(['outcomes'], 'an outcome stands twice');
    if (new Set(plan.primary).size < plan.primary.length) fault(['primary'], 'an outcome stands twice');
    if (new Set(plan.subgroups).size < (plan.subgroups?.length ?? 0))
      fault(['subgroups'], 'a fact stands twice');
    plan.primary.forEach((id, i) => {
      if (!plan.outcomes.includes(id)) fault(['primary', i], 'a primary outcome must be among the outcomes');
    });
    plan.comparisons.forEach(({ treatment, comparison }, i) => {
      if (treatment === comparison) fault(['comparisons', i], 'an arm cannot be compared with itself');
    });
  })
  .meta({ id: 'AnalysisPlan' });
export type AnalysisPlan = z.output<typeof AnalysisPlan>;

/** A plan as a project locked it. */
export const LockedPlan = z
  .object({
    /** 1 for the first plan; a higher one is a change of it. */
    ordinal: z.int().min(1),
    hash: sha256,
    plan: AnalysisPlan,
    lockedAt: instant,
  })
  .meta({ id: 'LockedPlan' });
export type LockedPlan = z.output<typeof LockedPlan>;

export const LockedPlans = z.object({ items: z.array(LockedPlan) }).meta({ id: 'LockedPlans' });
export type LockedPlans = z.output<typeof LockedPlans>;
