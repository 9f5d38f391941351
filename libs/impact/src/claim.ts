import type { BilingualText } from '@tongxing/contracts';
import type { StudyDesign } from './study.js';

/**
 * The claim ladder, lowest rung first. A report's verbs come from its rung and can say no more.
 *
 * | rung           | needs                                            | may say                              |
 * |----------------|--------------------------------------------------|--------------------------------------|
 * | `change`       | two waves                                        | was higher, lower than at baseline   |
 * | `contribution` | a matched comparison, equivalent at baseline     | is consistent with a contribution    |
 * | `effect`       | random allocation, attrition inside the boundary | raised, lowered                      |
 */
export type Rung = 'change' | 'contribution' | 'effect';

export interface Claim {
  readonly rung: Rung;
  readonly reason: BilingualText;
}

const REASONS: Readonly<Record<StudyDesign['allocation'], BilingualText>> = {
  single_group: {
    zh: '本研究没有对照组。所见变化是否出自项目，无法与年龄增长、其他事件以及样本流失区分开来。',
    en: 'The study has no comparison group. Whatever part the programme had cannot be told apart from growing older, other events, or who stayed.',
  },
  unmatched: {
    zh: '各组并非随机分配，也未经匹配，入组之初就可能不同。组间差异不能归因于项目。',
    en: 'The arms were neither drawn at random nor matched and may have differed from the start. Differences between them cannot be put down to the programme.',
  },
  matched: {
    zh: '对照组经过匹配，但基线等同性尚未检验；在检验通过之前，本报告只描述变化。',
    en: 'The comparison is matched, but its equivalence at baseline has not been tested; until it is, this report describes change only.',
  },
  randomised: {
    zh: '各组为随机分配，但样本流失尚未对照允许界限进行检验；在检验通过之前，本报告只描述变化。',
    en: 'Allocation was random, but attrition has not been tested against the permitted boundary; until it is, this report describes change only.',
  },
};

/**
 * The highest rung a design has earned. The tests that the upper rungs need (baseline equivalence, the
 * attrition boundary) are not computed yet, so every design stands on `change`: a claim may be late, not early.
 *
 * @see domain.md 5, "Wording engine"
 */
export function claimOf(design: StudyDesign): Claim {
  return { rung: 'change', reason: REASONS[design.allocation] };
}
