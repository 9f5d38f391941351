import type { Column } from '../columns.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { addTimes } from '../numeric/sums.js';
import { projected } from './least-squares.js';

export interface LogisticRegression {
  readonly n: number;
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  /** Probability of a one, a row. */
  readonly fitted: Column;
  readonly logLikelihood: number;
  /** One step earlier, where R's glm stops unless told otherwise: eight digits and more are the same. */
  readonly stepBefore: {
    readonly coefficients: readonly number[];
    readonly standardErrors: readonly number[];
  };
}

const STEPS = 50;
/** R's rule, on the deviance. Each step squares the error, and one more is made after this. */
const CONVERGED = 1e-8;
/** Where predictors tell rows apart the deviance settles, and log odds go on by about one a step. */
const STILL = 0.01;
/** Fitted this close to 0 or 1, in log odds, a row is told apart wholly. */
const SEPARATED = 30;

/**
 * Logistic regression by iteratively reweighted least squares.
 *
 * @param outcome n zeros and ones, or shares of ones where a row stands for several trials; none missing
 * @param predictors columns of n numbers, none missing, the constant among them
 * @param trials how many trials a row stands for; one where left out
 * @throws NotEstimable `no_solution` when predictors tell some zeros and ones apart wholly (separation);
 *   `no_variance` when all outcomes are the same; `not_finite` when an outcome is not between 0 and 1 or a predictor no
 *   number; `too_few_observations`; `collinear_predictors`; `lengths_differ`
 * @see McCullagh & Nelder 1989, Generalized Linear Models, 4.4; Albert & Anderson 1984, Biometrika 71:1, for separation
 * @example logisticRegression(Float64Array.of(0, 1, 0, 1), [Float64Array.of(1, 1, 1, 1)]).fitted[0] // 0.5
 */
export function logisticRegression(
  outcome: Column,
  predictors: readonly Column[],
  trials: Column = new Float64Array(outcome.length).fill(1),
): LogisticRegression {
  requireShares(outcome);
  if (trials.length !== outcome.length) throw new NotEstimable('lengths_differ');
  const shares: Shares = { outcome, trials, saturated: saturated(outcome, trials) };
  const start = outcome.map((y, row) =>
    logit(((trials[row] as number) * y + 0.5) / ((trials[row] as number) + 1)),
  );
  let step = stepFrom(shares, predictors, start);
  for (let steps = 1, deviance = Infinity; steps < STEPS; steps++) {
    const change = Math.abs(step.deviance - deviance);
    deviance = step.deviance;
    const { coefficients, standardErrors, logOdds } = step;
    step = stepFrom(shares, predictors, logOdds);
    if (change > CONVERGED * (Math.abs(deviance) + 0.1)) continue;
    if (step.logOdds.some((x, row) => Math.abs(x - (logOdds[row] as number)) > STILL))
      throw new NotEstimable('no_solution');
    return {
      n: outcome.length,
      coefficients: step.coefficients,
      standardErrors: step.standardErrors,
      fitted: step.logOdds.map(logistic),
      logLikelihood: logLikelihoodOf(shares, step.logOdds),
      stepBefore: { coefficients, standardErrors },
    };
  }
  throw new NotEstimable('no_solution');
}

/** Ones among the trials of each row, as shares, and the log-likelihood of a fit that leaves nothing unexplained. */
interface Shares {
  readonly outcome: Column;
  readonly trials: Column;
  readonly saturated: number;
}

/** One step of weighted least squares from these log odds; its standard errors are those of where it began. */
function stepFrom(shares: Shares, predictors: readonly Column[], from: Column) {
  const { working, weights } = workingData(shares, from);
  const { coefficients, inverseTriangle } = projected(working, predictors, weights);
  const logOdds = new Float64Array(from.length);
  for (const [j, b] of coefficients.entries()) addTimes(logOdds, b, predictors[j] as Column);
  if (!logOdds.every((x) => Math.abs(x) <= SEPARATED)) throw new NotEstimable('no_solution');
  return {
    coefficients,
    logOdds,
    standardErrors: coefficients.map((_, j) => finite(Math.hypot(...inverseTriangle.getRow(j)))),
    deviance: -2 * (logLikelihoodOf(shares, logOdds) - shares.saturated),
  };
}

function requireShares(outcome: Column): void {
  if (!outcome.every((y) => y >= 0 && y <= 1)) throw new NotEstimable('not_finite');
  const [first] = outcome;
  if ((first === 0 || first === 1) && outcome.every((y) => y === first)) throw new NotEstimable('no_variance');
}

const logit = (p: number): number => Math.log(p / (1 - p));
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

function workingData({ outcome, trials }: Shares, logOdds: Column) {
  const n = logOdds.length;
  const [working, weights] = [new Float64Array(n), new Float64Array(n)];
  for (let row = 0; row < n; row++) {
    const x = logOdds[row] as number;
    const p = logistic(x);
    const slope = p * (1 - p);
    weights[row] = slope * (trials[row] as number);
    working[row] = x + ((outcome[row] as number) - p) / slope;
  }
  return { working, weights };
}

/** The binomial coefficients left out. */
function logLikelihoodOf({ outcome, trials }: Omit<Shares, 'saturated'>, logOdds: Column): number {
  let sum = 0;
  for (let row = 0; row < logOdds.length; row++) {
    const [x, y] = [logOdds[row] as number, outcome[row] as number];
    // Of a plain one or zero the other part is nothing.
    const ones = y === 0 ? 0 : y * Math.log1p(Math.exp(-x));
    const zeros = y === 1 ? 0 : (1 - y) * Math.log1p(Math.exp(x));
    sum -= (trials[row] as number) * (ones + zeros);
  }
  return sum;
}

const saturated = (outcome: Column, trials: Column): number =>
  outcome.reduce((sum, y, row) => sum + (trials[row] as number) * (xLogX(y) + xLogX(1 - y)), 0);

const xLogX = (x: number): number => (x === 0 ? 0 : x * Math.log(x));
