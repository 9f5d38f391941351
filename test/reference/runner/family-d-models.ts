import {
  clusterRobust,
  coefficientTest,
  explainedVariance,
  heteroscedasticErrors,
  kenwardRogerTest,
  leastSquares,
  mixedModel,
  satterthwaiteTest,
  waldTest,
  type ClusterCorrection,
  type Column,
  type CoefficientTest,
  type HcKind,
  type Interval,
} from '@tongxing/statistics';
import type { Computations } from './registry.js';

/** Predictors by the name that R gives their coefficients. */
export type Predictors = Readonly<Record<string, Column>>;

/** Computed when first asked for, and not again. */
export function once<T>(compute: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => (kept ??= { value: compute() }).value;
}

export const named = (predictors: Predictors, numbers: readonly number[]): Record<string, number> =>
  Object.fromEntries(Object.keys(predictors).map((name, j) => [name, numbers[j] ?? NaN]));

export const prefixed = (prefix: string, computations: Computations): Computations =>
  Object.fromEntries(Object.entries(computations).map(([id, compute]) => [`${prefix}.${id}`, compute]));

export const ends = ({ low, high }: Interval) => ({ ci_lower: low, ci_upper: high });

export const testFigures = ({ t, df, p, interval }: CoefficientTest) => ({ t, df, p, ...ends(interval) });

/** Least squares under every standard error; `tested` is the coefficient whose tests are asked for. */
export function leastSquaresFigures(
  outcome: Column,
  predictors: Predictors,
  cluster: Column,
  tested: string,
): Computations {
  const columns = Object.values(predictors);
  const at = Object.keys(predictors).indexOf(tested);
  const fit = once(() => leastSquares(outcome, columns));
  const robust = (kind: ClusterCorrection) => clusterRobust(fit(), cluster, kind);
  const effect = (errors: readonly number[], df: number) =>
    testFigures(coefficientTest(fit().coefficients[at] ?? NaN, errors[at] ?? NaN, df));
  const hc = (kind: HcKind) => () => named(predictors, heteroscedasticErrors(fit(), kind));
  const cr = (kind: ClusterCorrection) => () => named(predictors, robust(kind).standardErrors);
  const withFreedom = (kind: ClusterCorrection) => () => {
    const { standardErrors, df } = robust(kind);
    return effect(standardErrors, df(at));
  };
  return {
    n: () => ({ n: fit().n, k: columns.length, clusters: robust('CR0').clusters }),
    coef: () => named(predictors, fit().coefficients),
    r2: () => {
      const { r2, adjusted } = explainedVariance(fit(), outcome);
      return { r2, adj: adjusted, sigma: fit().sigma };
    },
    se_classical: () => named(predictors, fit().standardErrors),
    se_hc0: hc('HC0'),
    se_hc1: hc('HC1'),
    se_hc2: hc('HC2'),
    se_hc3: hc('HC3'),
    effect_classical: () => effect(fit().standardErrors, fit().df),
    effect_hc3: () => effect(heteroscedasticErrors(fit(), 'HC3'), fit().df),
    se_cr0: cr('CR0'),
    se_cr1: cr('CR1'),
    se_cr1s_stata: cr('CR1S'),
    effect_cr1s_stata: withFreedom('CR1S'),
    se_cr2: cr('CR2'),
    effect_cr2_satterthwaite: withFreedom('CR2'),
    df_cr2_satterthwaite_all: () =>
      named(
        predictors,
        columns.map((_, j) => robust('CR2').df(j)),
      ),
    se_cr3_clubsandwich: cr('CR3'),
  };
}

/** A mixed model with a random intercept a group; the tests are of the coefficient `tested`. */
export function mixedFigures(
  outcome: Column,
  predictors: Predictors,
  group: Column,
  tested: string,
): Computations {
  const model = once(() => mixedModel(outcome, Object.values(predictors), group));
  const contrast = Object.keys(predictors).map((name) => (name === tested ? 1 : 0));
  const components = () => {
    const { residualVariance, randomCovariance } = model();
    const between = randomCovariance[0]?.[0] ?? NaN;
    return {
      var_cluster: between,
      var_resid: residualVariance,
      icc_conditional: between / (between + residualVariance),
    };
  };
  return {
    fixef: () => named(predictors, model().coefficients),
    fixef_se: () => named(predictors, model().standardErrors),
    varcomp: components,
    varcomp_nlme: components,
    reml_criterion: () => model().criterion,
    effect_satterthwaite: () => satterthwaiteTest(model(), contrast),
    effect_kenward_roger: () => kenwardRogerTest(model(), contrast),
    effect_wald_z: () => {
      const { z, p, interval } = waldTest(model(), contrast);
      return { z, p, ...ends(interval) };
    },
  };
}
