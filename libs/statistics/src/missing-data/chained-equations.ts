import type { Column } from '../columns.js';
import { constant } from '../linear-models/constant.js';
import { leastSquares, type LeastSquares } from '../linear-models/least-squares.js';
import { NotEstimable } from '../not-estimable.js';
import { drawRegression, normalDraw, type Random } from './draws.js';
import { matched } from './predictive-mean-matching.js';

/**
 * What is put in place of a missing value.
 *
 * | method            | value                                                 | for                                     |
 * |-------------------|-------------------------------------------------------|-----------------------------------------|
 * | `normal`          | a draw about the prediction, off the scale at times   | means, differences, regressions         |
 * | `predictive-mean` | that of a child who is predicted alike                | shares and bands; zeros and ones        |
 *
 * Matching finds too few donors where those who were lost differ much from those who were not, or the study is
 * small: its intervals are then too narrow. Values off the scale do no harm to means, and are not to be rounded
 * or cut.
 */
export type ImputationMethod = 'normal' | 'predictive-mean';

export interface ImputationOptions {
  /** How many completed data sets, 1 or more; 20 and more where much is missing. */
  readonly imputations: number;
  /** Uniform on 0 to 1, as a seeded generator gives: the same seed, the same data sets. */
  readonly random: Random;
  readonly method?: ImputationMethod;
  /** Rounds through the incomplete columns before a data set is taken. */
  readonly rounds?: number;
}

const ROUNDS = 10;

/**
 * Completed data sets by chained equations: each incomplete column in turn is regressed on all the others, the
 * regression is drawn from what the data allow, and missing values are drawn from it; again and again, until what
 * the first guesses were no longer matters. Analyse each and pool with `poolEstimates`.
 *
 * Holds where what is missing depends on nothing but the other columns (missing at random): give every column that
 * the analysis uses, the outcome and the arm among them, and those that foretell loss. An interaction that the
 * analysis asks for needs a column, or imputation by arm. Rows are independent: give centres as columns of zeros and
 * ones where children of a centre are alike.
 *
 * @param columns numbers or zeros and ones, NaN where missing; those that are complete predict only
 * @returns the columns of each data set, in the order given, none missing
 * @throws NotEstimable `too_few_observations` when a column has no more values than there are columns, or without
 *   imputations; `collinear_predictors` when the others determine one another; `lengths_differ`; `not_finite`
 * @see van Buuren et al. 2006, Journal of Statistical Computation and Simulation 76:1049; Rubin 1987, Multiple
 *   Imputation for Nonresponse in Surveys, 4, for what makes it proper
 */
export function imputeChained(
  columns: readonly Column[],
  { imputations, random, method = 'normal', rounds = ROUNDS }: ImputationOptions,
): Column[][] {
  requireColumns(columns);
  if (!(imputations >= 1 && rounds >= 1)) throw new NotEstimable('too_few_observations');
  const gaps = columns.map(gapsOf);
  const incomplete = gaps
    .map((gap, at) => ({ at, missing: gap.missing.length }))
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => a.missing - b.missing);
  // A column that alone has gaps is regressed on what never changes: once is enough.
  const [only, ...others] = incomplete;
  const known = only && others.length === 0 ? fitOf(columns, only.at, gaps[only.at] as Gaps) : undefined;
  return Array.from({ length: imputations }, () => {
    const current = columns.map((column, at) => guessed(column, gaps[at] as Gaps, random));
    for (let round = 0; round < rounds; round++)
      for (const { at } of incomplete) {
        const gap = gaps[at] as Gaps;
        redraw(current, at, gap, known ?? fitOf(current, at, gap), method, random);
      }
    return current;
  });
}

const othersOf = (current: readonly Column[], at: number): Column[] => [
  constant((current[at] as Column).length),
  ...current.filter((_, j) => j !== at),
];

/** The regression of a column on all the others, in the rows in which it has a value. */
const fitOf = (current: readonly Column[], at: number, { present }: Gaps): LeastSquares =>
  leastSquares(
    picked(current[at] as Column, present),
    othersOf(current, at).map((column) => picked(column, present)),
  );

function requireColumns(columns: readonly Column[]): void {
  const rows = columns[0]?.length ?? 0;
  for (const column of columns) {
    if (column.length !== rows) throw new NotEstimable('lengths_differ');
    if (column.some((value) => Math.abs(value) === Infinity)) throw new NotEstimable('not_finite');
  }
}

/** The rows in which a column has a value, and those in which it has none. */
interface Gaps {
  readonly present: readonly number[];
  readonly missing: readonly number[];
}

function gapsOf(column: Column): Gaps {
  const rows = Array.from(column, (_, row) => row);
  return {
    present: rows.filter((row) => !Number.isNaN(column[row])),
    missing: rows.filter((row) => Number.isNaN(column[row])),
  };
}

/** The column with values of its own, drawn at random, in its gaps. */
function guessed(column: Column, { present, missing }: Gaps, random: Random): Column {
  if (missing.length > 0 && present.length === 0) throw new NotEstimable('too_few_observations');
  const filled = column.slice();
  for (const row of missing)
    filled[row] = column[present[Math.floor(random() * present.length)] as number] as number;
  return filled;
}

function redraw(
  current: readonly Column[],
  at: number,
  { present, missing }: Gaps,
  fit: LeastSquares,
  method: ImputationMethod,
  random: Random,
): void {
  const target = current[at] as Column;
  const others = othersOf(current, at);
  const drawn = drawRegression(fit, random);
  const recipients = predicted(others, missing, drawn.coefficients);
  const imputed =
    method === 'normal'
      ? recipients.map((prediction) => prediction + drawn.sigma * normalDraw(random))
      : matched(predicted(others, present, fit.coefficients), picked(target, present), recipients, random);
  missing.forEach((row, i) => (target[row] = imputed[i] as number));
}

const picked = (column: Column, rows: readonly number[]): Column =>
  Float64Array.from(rows, (row) => column[row] as number);

const predicted = (
  columns: readonly Column[],
  rows: readonly number[],
  coefficients: readonly number[],
): Column =>
  Float64Array.from(rows, (row) =>
    columns.reduce((sum, column, j) => sum + (column[row] as number) * (coefficients[j] as number), 0),
  );
