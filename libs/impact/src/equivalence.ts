import { formatNumber, type BilingualText } from '@tongxing/contracts';
import {
  balance,
  describeSample,
  NotEstimable,
  pooledStandardDeviation,
  type Column,
} from '@tongxing/statistics';

/** How far apart two arms stood at baseline, among those who are analysed. */
export interface Equivalence {
  readonly n: number;
  /** Hedges' g of the baseline scores, treatment minus comparison; of a scale of two values, Cox's index. */
  readonly g: number;
  readonly index: 'hedges' | 'cox';
}

/**
 * Standardized difference of two arms' baselines: Hedges' g, or Cox's index of a scale of which everybody stands at
 * one of the two ends; with the Clearinghouse's small-sample factor 1 − 3/(4N − 9).
 *
 * @param treatment,comparison baseline scores of the analysed participants, none missing
 * @param range lowest and highest possible score
 * @throws NotEstimable `too_few_observations` under 2 people in an arm; `no_variance`, for Cox's index in either arm
 * @see WWC Procedures and Standards Handbook v4, appendix E
 */
export function equivalenceOf(
  treatment: Column,
  comparison: Column,
  [low, high]: readonly [number, number],
): Equivalence {
  const [t, c] = [describeSample(treatment), describeSample(comparison)];
  const n = t.n + c.n;
  const small = 1 - 3 / (4 * n - 9);
  if (![treatment, comparison].every((arm) => arm.every((score) => score === low || score === high)))
    return {
      n,
      g: (small * (t.mean - c.mean)) / pooledStandardDeviation(treatment, comparison),
      index: 'hedges',
    };
  const ones = (arm: Column) => arm.map((score) => Number(score === high));
  const { binary } = balance(ones(treatment), ones(comparison));
  if (!binary) throw new NotEstimable('no_variance');
  return { n, g: small * binary.coxIndex, index: 'cox' };
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
 * @example equivalenceVerdict({ n: 200, g: -0.3, index: 'hedges' }).kind // 'not_equivalent'
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
