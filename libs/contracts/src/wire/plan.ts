import { z } from 'zod';
import type { BilingualText } from '../language/language.js';
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

/** What can be wrong with a plan: as it is written, against itself, or for the project. */
export const PLAN_FAULTS = {
  malformed: { zh: '无法读取此行', en: 'this line cannot be read' },
  'field-missing': { zh: '缺少此项', en: 'is missing' },
  'field-unknown': { zh: '方案中没有此项', en: 'is nothing that a plan has' },
  'field-invalid': { zh: '内容或格式有误', en: 'has a wrong value or form' },
  'wave-twice': { zh: '基线与终线是同一轮次', en: 'baseline and endline are the same wave' },
  'entry-twice': { zh: '有重复的条目', en: 'has an entry twice' },
  'primary-not-listed': {
    zh: '主要结局须同时列在全部结局中',
    en: 'a primary outcome must be among the outcomes',
  },
  'arm-twice': { zh: '同一组不能与自身对照', en: 'an arm cannot be compared with itself' },
  'wave-unknown': { zh: '项目中没有此轮次', en: 'the project has no such wave' },
  'wave-order': { zh: '终线须在基线之后', en: 'the endline must come after the baseline' },
  'comparison-unknown': { zh: '项目中没有此组间对照', en: 'the project has no such comparison' },
  'instrument-version-unknown': { zh: '没有此问卷版本', en: 'there is no such version of a questionnaire' },
  'scale-unknown': { zh: '问卷中没有此量表', en: 'the questionnaire has no such scale' },
  'item-unknown': { zh: '问卷中没有此题', en: 'the questionnaire has no such item' },
  'band-unknown': { zh: '没有此分级', en: 'there is no such band' },
  'red-flag-unknown': { zh: '问卷中没有此警报', en: 'the questionnaire has no such red flag' },
} as const satisfies Record<string, BilingualText>;
export type PlanFaultCode = keyof typeof PLAN_FAULTS;

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
