import { formatNumber, type BilingualText } from '@tongxing/contracts';
import { describeSample, pooledStandardDeviation, type Column } from '@tongxing/statistics';

/** How far apart two arms stood at baseline, among those who are analysed. */
export interface Equivalence {
  readonly n: number;
  /** Hedges' g of the baseline scores, treatment minus comparison. */
  readonly g: number;
}

/**
 * Standardized difference of two arms' baselines with the Clearinghouse's small-sample factor 1 − 3/(4N − 9).
 *
 * @param treatment,comparison baseline scores of the analysed participants, none missing
 * @throws NotEstimable `too_few_observations` under 2 people in an arm; `no_variance`
 * @see WWC Procedures and Standards Handbook v4, appendix E
 */
export function equivalenceOf(treatment: Column, comparison: Column): Equivalence {
  const [t, c] = [describeSample(treatment), describeSample(comparison)];
  const n = t.n + c.n;
  const sd = pooledStandardDeviation(treatment, comparison);
  return { n, g: ((1 - 3 / (4 * n - 9)) * (t.mean - c.mean)) / sd };
}

/**
 * | size of g     | verdict                                      |
 * |---------------|----------------------------------------------|
 * | up to 0.05    | `equivalent`                                 |
 * | up to 0.25    | `equivalent_adjusted`: baseline is in the model |
 * | above         | `not_equivalent`                             |
 *
 * @see WWC Procedures and Standards Handbook v4, II.B (domain.md 5)
 */
export type EquivalenceVerdict = 'equivalent' | 'equivalent_adjusted' | 'not_equivalent';

const NEGLIGIBLE = 0.05;
const ADJUSTABLE = 0.25;

/**
 * The verdict on two arms' baselines, and the sentence that gives it.
 *
 * @example equivalenceVerdict({ n: 200, g: -0.3 }).kind // 'not_equivalent'
 */
export function equivalenceVerdict({ g }: Equivalence): { kind: EquivalenceVerdict; reason: BilingualText } {
  const size = Math.abs(g);
  const text = formatNumber(size, 2);
  if (size > ADJUSTABLE)
    return {
      kind: 'not_equivalent',
      reason: {
        zh: `两组基线相差 ${text} 个标准差，超过 0.25，不能视为等同，只描述变化。`,
        en: `At baseline the arms stood ${text} standard deviations apart, more than 0.25: they are not equivalent, and only change is described.`,
      },
    };
  if (size > NEGLIGIBLE)
    return {
      kind: 'equivalent_adjusted',
      reason: {
        zh: `两组基线相差 ${text} 个标准差，在 0.25 以内，已在模型中调整。`,
        en: `At baseline the arms stood ${text} standard deviations apart, within 0.25, and the model adjusts for it.`,
      },
    };
  return {
    kind: 'equivalent',
    reason: {
      zh: `两组基线相差 ${text} 个标准差，可视为等同。`,
      en: `At baseline the arms stood ${text} standard deviations apart and count as equivalent.`,
    },
  };
}
