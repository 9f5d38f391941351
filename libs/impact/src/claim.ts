import { formatNumber, type BilingualText } from '@tongxing/contracts';
import type { DisclosedAttrition } from './attrition.js';
import { equivalenceVerdict, type Equivalence } from './equivalence.js';
import type { ModelChoice } from './model-choice.js';
import type { OutcomeRole, Planning } from './planning.js';
import type { StudyDesign } from './study.js';

/**
 * The claim ladder, lowest rung first. A report's verbs come from its rung and can say no more.
 *
 * | rung           | needs                                                          | may say                           |
 * |----------------|----------------------------------------------------------------|-----------------------------------|
 * | `change`       | two waves                                                      | was higher, lower than            |
 * | `contribution` | a comparison that was matched, and equivalent at baseline; or one drawn at random that lost too many | is consistent with a contribution |
 * | `effect`       | random allocation, attrition inside the boundary, an outcome named primary in a plan locked before endline data, errors that respect sites | raised, lowered |
 */
export type Rung = 'change' | 'contribution' | 'effect';

export interface Claim {
  readonly rung: Rung;
  readonly reason: BilingualText;
}

/** What a study without a comparison may say, and why. */
export const NO_GROUP: BilingualText = {
  zh: '本研究没有对照组。所见变化是否出自项目，无法与年龄增长、其他事件以及样本流失区分开来。',
  en: 'The study has no comparison group. Whatever part the programme had cannot be told apart from growing older, other events, or who stayed.',
};
const UNMATCHED: BilingualText = {
  zh: '各组并非随机分配，也未经匹配，入组之初就可能不同。组间差异不能归因于项目。',
  en: 'The arms were neither drawn at random nor matched and may have differed from the start. Differences between them cannot be put down to the programme.',
};

/** The same of a study with arms of which none was compared. */
export const NOTHING_COMPARED: BilingualText = {
  zh: '没有可供比较的组间结果，本报告只描述变化。',
  en: 'There is no result that compares arms, so this report describes change only.',
};

/** What is known of one difference when its claim is decided. */
export interface Evidence {
  readonly role: OutcomeRole;
  readonly model: ModelChoice;
  /** Absent where there is no figure. */
  readonly attrition?: DisclosedAttrition;
  readonly equivalence?: Equivalence;
}

/**
 * The highest rung that one difference between arms has earned, and the reason it stands there and no higher.
 *
 * @see domain.md 5, "Wording engine"
 */
export function claimOf({ allocation }: StudyDesign, { kind }: Planning, evidence: Evidence): Claim {
  const { role, model, attrition, equivalence } = evidence;
  if (allocation === 'single_group') return { rung: 'change', reason: NO_GROUP };
  if (allocation === 'unmatched') return { rung: 'change', reason: UNMATCHED };
  if (model.method === 'describe_only') return { rung: 'change', reason: model.reason };
  if (!attrition || !equivalence) return { rung: 'change', reason: NOTHING_COMPARED };
  if (allocation === 'matched') return byEquivalence(equivalence, MATCHED);
  if (!attrition.withinBoundary) return byEquivalence(equivalence, tooManyLost(attrition));
  if (kind !== 'planned' && kind !== 'amended') return { rung: 'contribution', reason: RANDOM_UNPLANNED };
  if (role !== 'primary') return { rung: 'contribution', reason: RANDOM_NOT_PRIMARY };
  return { rung: 'effect', reason: RANDOM };
}

function byEquivalence(equivalence: Equivalence, first: BilingualText): Claim {
  const { kind, reason } = equivalenceVerdict(equivalence);
  return {
    rung: kind === 'not_equivalent' ? 'change' : 'contribution',
    reason: { zh: `${first.zh}${reason.zh}`, en: `${first.en} ${reason.en}` },
  };
}

const MATCHED: BilingualText = { zh: '对照组经过匹配。', en: 'The comparison was matched.' };

const RANDOM: BilingualText = {
  zh: '各组为随机分配，样本流失在允许界限之内，分析方案事先锁定。',
  en: 'Arms were drawn at random, attrition lies inside the permitted boundary, and the plan was locked beforehand.',
};

const RANDOM_UNPLANNED: BilingualText = {
  zh: '各组为随机分配，样本流失在允许界限之内，但分析方案并非事先锁定，结果属探索性。',
  en: 'Arms were drawn at random and attrition lies inside the permitted boundary, but no plan was locked beforehand, so results are exploratory.',
};

const RANDOM_NOT_PRIMARY: BilingualText = {
  zh: '各组为随机分配，样本流失在允许界限之内，但该结局并非方案指定的主要结局，结果属探索性。',
  en: 'Arms were drawn at random and attrition lies inside the permitted boundary, but the plan does not name this outcome as primary, so the result is exploratory.',
};

const TOO_MANY_LOST: BilingualText = {
  zh: '各组为随机分配，但样本流失超出允许界限；人数过少，不公布数字。',
  en: 'Arms were drawn at random, but attrition lies outside the permitted boundary; counts are too small to publish.',
};

function tooManyLost({ overall, differential, permitted }: DisclosedAttrition): BilingualText {
  if (overall === null) return TOO_MANY_LOST;
  const figures = [overall, Math.abs(differential), permitted].map((x) => formatNumber(x, 1));
  const [all, apart, allowed] = figures as [string, string, string];
  return {
    zh: `各组为随机分配，但总流失 ${all}%，两组相差 ${apart} 个百分点，超出允许的 ${allowed} 个百分点。`,
    en: `Arms were drawn at random, but ${all}% were lost and the arms differ by ${apart} percentage points where ${allowed} are permitted.`,
  };
}
