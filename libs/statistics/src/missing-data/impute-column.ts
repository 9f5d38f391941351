import type { Matrix } from 'ml-matrix';
import { portionsOf, type Column } from '../columns.js';
import { triangleOf } from '../linear-models/cholesky.js';
import { constant } from '../linear-models/constant.js';
import { partsOf } from '../linear-models/factored.js';
import { leastSquares } from '../linear-models/least-squares.js';
import {
  addCoded,
  codeColumns,
  codeCount,
  codesAt,
  productsWithCodes,
  type SumCodes,
} from '../linear-models/sum-codes.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { addTimes } from '../numeric/sums.js';
import { drawRegression, normalDraw, type Random } from './draws.js';

export interface ColumnImputation {
  /** How many completed columns, 1 or more. */
  readonly imputations: number;
  /** Uniform on 0 to 1, as a seeded generator gives: the same seed, the same columns. */
  readonly random: Random;
  /** Columns that tell clusters apart. */
  readonly codes?: SumCodes;
}

/**
 * One column completed time and again from others that have no gaps: what `imputeChained` gives of these columns by
 * its method `normal` in one round, of the same draws, without making the columns of clusters.
 *
 * @param outcome NaN where missing
 * @param predictors as long as the outcome, none missing
 * @returns the completed columns one by one; each is written over the one before
 * @throws NotEstimable `too_few_observations` when there are no more values than predictors, or without imputations;
 *   `collinear_predictors`; `lengths_differ`; `not_finite`
 * @see van Buuren et al. 2006, Journal of Statistical Computation and Simulation 76:1049; Rubin 1987, Multiple
 *   Imputation for Nonresponse in Surveys, 4
 */
export function* imputeColumn(
  outcome: Column,
  predictors: readonly Column[],
  { imputations, random, codes = NO_CODES(outcome.length) }: ColumnImputation,
): Generator<Column> {
  requireFinite([outcome, ...predictors]);
  if (!(imputations >= 1)) throw new NotEstimable('too_few_observations');
  const [present, missing] = gapsOf(outcome);
  if (missing.length > 0 && present.length === 0) throw new NotEstimable('too_few_observations');
  const filled = outcome.slice();
  const all = [constant(outcome.length), ...predictors];
  const at = (rows: Int32Array) => all.map((column) => picked(column, rows));
  const fit =
    missing.length > 0 ? fitOf(picked(outcome, present), at(present), codesAt(codes, present)) : undefined;
  const recipients = { columns: at(missing), codes: codesAt(codes, missing) };
  for (let i = 0; i < imputations; i++) {
    if (fit) {
      // The first guesses of chained equations, which are never looked at here.
      missing.forEach(random);
      const { coefficients, sigma } = drawRegression(fit, random);
      const imputed = predicted(recipients, coefficients);
      for (let at = 0; at < missing.length; at++)
        filled[missing[at] as number] = (imputed[at] as number) + sigma * normalDraw(random);
    }
    yield filled;
  }
}

const NO_CODES = (rows: number): SumCodes => ({ groups: [], places: new Int32Array(rows).fill(-1) });

function requireFinite(columns: readonly Column[]): void {
  for (const portion of portionsOf(columns))
    for (const column of portion)
      if (column.some((value) => Math.abs(value) === Infinity)) throw new NotEstimable('not_finite');
}

/** The rows in which a column has a value, and those in which it has none. */
function gapsOf(column: Column): [present: Int32Array, missing: Int32Array] {
  const [present, missing] = [new Int32Array(column.length), new Int32Array(column.length)];
  let [there, gone] = [0, 0];
  for (let row = 0; row < column.length; row++)
    if (Number.isNaN(column[row])) missing[gone++] = row;
    else present[there++] = row;
  return [present.slice(0, there), missing.slice(0, gone)];
}

function picked(column: Column, rows: Int32Array): Column {
  const values = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = column[rows[i] as number] as number;
  return values;
}

interface Fit {
  readonly coefficients: readonly number[];
  readonly inverseTriangle: Matrix;
  readonly sigma: number;
  readonly df: number;
}

/** Numbers that the columns of clusters may hold together for them to be made: half a gigabyte. */
const MOST_NUMBERS = 2 ** 26;
/** Where they are too many, cross-products do as long as six digits are left: draws need no more. */
const LEAST_REMAINING = 1e-9;

/** Least squares; of many rows by cross-products, as `leastSquares` has it of the same columns. */
function fitOf(outcome: Column, predictors: readonly Column[], codes: SumCodes): Fit {
  const n = outcome.length;
  const k = predictors.length + codeCount(codes);
  if (n - k < 1) throw new NotEstimable('too_few_observations');
  const dense = () => leastSquares(outcome, [...predictors, ...codeColumns(codes)]);
  const [first] = portionsOf([outcome]);
  if (codeCount(codes) === 0 || first?.[0]?.length === n) return dense();
  const products = productsWithCodes([...predictors, outcome], codes);
  const canBeMade = n * k <= MOST_NUMBERS;
  const triangle = triangleOf(products) ?? (canBeMade ? undefined : triangleOf(products, LEAST_REMAINING));
  if (!triangle && canBeMade) return dense();
  if (!triangle) throw new NotEstimable('collinear_predictors');
  const { coefficients, inverseTriangle, squares } = partsOf(triangle);
  return { coefficients, inverseTriangle, sigma: finite(Math.sqrt(squares / (n - k))), df: n - k };
}

function predicted(
  { columns, codes }: { readonly columns: readonly Column[]; readonly codes: SumCodes },
  coefficients: readonly number[],
): Column {
  const sums = new Float64Array(codes.places.length);
  for (const [j, column] of columns.entries()) addTimes(sums, coefficients[j] as number, column);
  addCoded(sums, codes, coefficients.slice(columns.length));
  return sums;
}
