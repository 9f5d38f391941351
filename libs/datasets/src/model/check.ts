import type { Batch, Column, Dataset } from './dataset.js';
import { isVariableName } from './names.js';
import { MISSING_REASONS, type NumberVariable, type Variable } from './variable.js';

/** A dataset that no file could hold as it is. A mistake of whoever built it, never of the data's source. */
export class DatasetFault extends Error {
  override readonly name = 'DatasetFault';
}

export const LONGEST_TEXT = 2045;
const MOST_VARIABLES = 32_767;
/** What SPSS allows of single codes. */
const MOST_MISSING = 3;

/**
 * Refuses a dataset that one of the formats could not hold.
 *
 * @throws DatasetFault for names, labels or codes that are not valid everywhere
 */
export function requireSound({ variables, rows }: Pick<Dataset, 'variables' | 'rows'>): void {
  if (variables.length === 0 || variables.length > MOST_VARIABLES)
    throw new DatasetFault('a dataset has from 1 to 32767 variables');
  if (!Number.isSafeInteger(rows) || rows < 0) throw new DatasetFault('the number of rows is no whole number');
  if (new Set(variables.map(({ name }) => name)).size < variables.length)
    throw new DatasetFault('a name stands twice');
  for (const variable of variables) requireSoundVariable(variable);
}

function requireSoundVariable(variable: Variable): void {
  const fault = (what: string) => new DatasetFault(`${variable.name}: ${what}`);
  if (!isVariableName(variable.name)) throw fault('the name is not valid everywhere');
  if (variable.kind === 'text') {
    if (!(variable.width >= 1 && variable.width <= LONGEST_TEXT)) throw fault('the width is impossible');
    return;
  }
  const { values, missing } = variable;
  const codes = [...values, ...missing].map(({ value }) => value);
  if (!codes.every(Number.isSafeInteger)) throw fault('a labelled value is no whole number');
  if (new Set(codes).size < codes.length) throw fault('a value is labelled twice');
  if (missing.length > MOST_MISSING) throw fault('more than three codes of missing values');
  if (new Set(missing.map(({ reason }) => reason)).size < missing.length) throw fault('a reason stands twice');
  if (missing.some(({ reason }) => !MISSING_REASONS.includes(reason))) throw fault('an unknown reason');
}

/**
 * A dataset's batches, each checked against what its variables declare.
 *
 * @throws DatasetFault for what lies outside of it: nothing is cut or rounded silently
 */
export async function* checkedBatches(dataset: Dataset): AsyncGenerator<Batch> {
  requireSound(dataset);
  const { variables } = dataset;
  let rows = 0;
  for await (const batch of dataset.batches()) {
    if (batch.columns.length !== variables.length) throw new DatasetFault('a batch lacks columns');
    variables.forEach((variable, i) => {
      requireFitting(variable, batch.columns[i] as Column, batch.rows);
    });
    rows += batch.rows;
    if (rows > dataset.rows) break;
    yield batch;
  }
  if (rows !== dataset.rows) throw new DatasetFault('the number of rows is not what was declared');
}

function requireFitting(variable: Variable, column: Column, rows: number): void {
  const fits =
    column.length === rows &&
    (variable.kind === 'number'
      ? column instanceof Float64Array && numbersFit(variable, column)
      : !(column instanceof Float64Array) && column.every((text) => textFits(text, variable.width)));
  if (!fits) throw new DatasetFault(`${variable.name}: a value is not what the variable declares`);
}

function numbersFit({ bounds, missing }: NumberVariable, column: Float64Array): boolean {
  if (!bounds) return column.every((x) => Number.isNaN(x) || Math.abs(x) < 1e300);
  const [from, to] = bounds;
  return column.every(
    (x) =>
      Number.isNaN(x) ||
      (Number.isInteger(x) && ((x >= from && x <= to) || missing.some((m) => m.value === x))),
  );
}

/** SPSS drops blanks at the end, and a control character means something else in each format. */
const textFits = (text: string, width: number): boolean =>
  !/\p{Cc}|\s$/u.test(text) && (text.length * 3 <= width || Buffer.byteLength(text) <= width);
