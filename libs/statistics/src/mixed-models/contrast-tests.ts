import { inverse, Matrix } from 'ml-matrix';
import { normalTest, type NormalTest } from '../linear-models/normal-test.js';
import { coefficientTest, type CoefficientTest } from '../linear-models/coefficient-test.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { information } from './information.js';
import type { MixedModel } from './mixed-model.js';

/**
 * Test of a weighted sum of a mixed model's coefficients, with Satterthwaite's degrees of freedom from the curvature
 * of the restricted likelihood.
 *
 * @param weights one a coefficient; 1 for the coefficient in question and 0 for the others, as a rule
 * @throws NotEstimable `no_variance` when random slopes are degenerate; `lengths_differ`
 * @see Giesbrecht & Burns 1985, Biometrics 41:477; Kuznetsova, Brockhoff & Christensen 2017, Journal of Statistical
 *   Software 82:13
 */
export function satterthwaiteTest(
  model: MixedModel,
  weights: readonly number[],
  level = 0.95,
): CoefficientTest {
  const { estimate, reach, variance } = contrastOf(model, weights);
  const { first, observed } = information(model);
  const slope = Matrix.columnVector(first.map((m) => reach.dot(m.mmul(reach))));
  const df = (2 * variance ** 2) / slope.dot(inverse(observed).mmul(slope));
  return coefficientTest(estimate, Math.sqrt(variance), finite(df), level);
}

/**
 * Test of a weighted sum of a mixed model's coefficients by Kenward and Roger: the standard error makes up for the
 * variances being estimates, and the degrees of freedom come from the expected information.
 *
 * @param weights one a coefficient; 1 for the coefficient in question and 0 for the others, as a rule
 * @throws NotEstimable `no_variance` when random slopes are degenerate; `lengths_differ`
 * @see Kenward & Roger 1997, Biometrics 53:983
 */
export function kenwardRogerTest(model: MixedModel, weights: readonly number[], level = 0.95): CoefficientTest {
  const { estimate, reach, variance } = contrastOf(model, weights);
  const { first, second, expected } = information(model);
  const { covariance } = model.working;
  const spread = inverse(expected).mul(2);
  const slopes = Matrix.columnVector(first.map((m) => reach.dot(m.mmul(reach))));
  let added = 0;
  for (const [i, left] of first.entries()) {
    for (const [j, right] of first.entries()) {
      const bent = Matrix.sub((second[i] as Matrix[])[j] as Matrix, left.mmul(covariance).mmul(right));
      added += 2 * spread.get(i, j) * reach.dot(bent.mmul(reach));
    }
  }
  const df = (2 * variance ** 2) / slopes.dot(spread.mmul(slopes));
  return coefficientTest(estimate, Math.sqrt(variance + added), finite(df), level);
}

/**
 * Test of a weighted sum of a mixed model's coefficients that takes the variances for known: fit for many groups.
 *
 * @param weights one a coefficient; 1 for the coefficient in question and 0 for the others, as a rule
 * @throws NotEstimable `lengths_differ`
 * @see Wald 1943, Transactions of the American Mathematical Society 54:426
 */
export function waldTest(model: MixedModel, weights: readonly number[], level = 0.95): NormalTest {
  const { estimate, variance } = contrastOf(model, weights);
  return normalTest(estimate, Math.sqrt(variance), level);
}

function contrastOf({ working, coefficients }: MixedModel, weights: readonly number[]) {
  if (weights.length !== coefficients.length) throw new NotEstimable('lengths_differ');
  const contrast = working.inverseTriangle.transpose().mmul(Matrix.columnVector([...weights]));
  const reach = working.covariance.mmul(contrast);
  return {
    estimate: weights.reduce((sum, w, j) => sum + w * (coefficients[j] as number), 0),
    reach,
    variance: contrast.dot(reach),
  };
}
