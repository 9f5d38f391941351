import type { Language } from '@tongxing/contracts';
import { aboutRows, type About } from '../about.js';
import { LABEL_COLUMNS, labelRows } from '../csv/index.js';
import { checkedBatches, DatasetFault, requireSound } from '../model/check.js';
import type { Batch, Column, Dataset } from '../model/dataset.js';
import { missingName, type Variable } from '../model/variable.js';
import { Archive } from './archive.js';
import { frameParts, sheetPath } from './frame.js';
import { columnNames, rowXml, SHEET_END, SHEET_START, type Cell } from './sheet.js';

const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** Columns of the two sheets that `LABEL_COLUMNS` are divided into. */
const VARIABLE_COLUMNS = LABEL_COLUMNS.slice(0, 7);
const VALUE_COLUMNS = ['variable', ...LABEL_COLUMNS.slice(7)] as const;

const SHEETS = {
  zh: ['数据', '变量', '取值标签', '说明'],
  en: ['data', 'variables', 'value labels', 'about'],
} as const;

/** Whether a workbook can hold that many rows, under its header, and variables. */
export const fitsWorkbook = ({ rows, variables }: Pick<Dataset, 'rows' | 'variables'>): boolean =>
  rows < MOST_ROWS && variables.length <= MOST_COLUMNS;

/**
 * A dataset as a workbook: the data as in the CSV file, the variables, the labels of their values in both languages,
 * and what is to be known about all of it. Nothing in it is a formula.
 *
 * @param language of the names of the sheets
 * @throws DatasetFault also for more rows or variables than a sheet holds
 * @see ECMA-376, Office Open XML
 */
export async function* xlsxFile(
  dataset: Dataset,
  about: About,
  language: Language,
): AsyncGenerator<Uint8Array> {
  requireSound(dataset);
  if (!fitsWorkbook(dataset)) throw new DatasetFault('a sheet does not hold that much');
  const { variables } = dataset;
  const archive = new Archive();
  for (const [name, content] of frameParts(SHEETS[language])) {
    archive.begin(name);
    archive.write(content);
  }
  archive.begin(sheetPath(1));
  const names = columnNames(variables.length);
  archive.write(
    SHEET_START +
      rowXml(
        1,
        names,
        variables.map(({ name }) => name),
      ),
  );
  const cells = variables.map(cellOf);
  let written = 1;
  for await (const batch of checkedBatches(dataset)) {
    archive.write(rowsXml(batch, cells, names, written));
    written += batch.rows;
    yield* archive.take();
  }
  archive.write(SHEET_END);
  const rows = variables.map(labelRows);
  sheet(
    archive,
    2,
    VARIABLE_COLUMNS,
    rows.map(([own]) => (own as string[]).slice(0, 7)),
  );
  sheet(
    archive,
    3,
    VALUE_COLUMNS,
    rows.flatMap((all) => all.slice(1).map((row) => [row[0] as string, ...row.slice(7)])),
  );
  sheet(archive, 4, ['', '中文', 'English'], aboutRows(about, dataset));
  archive.end();
  yield* archive.take();
}

type CellOf = (column: Column, row: number) => Cell;

function rowsXml(
  { rows, columns }: Batch,
  cells: readonly CellOf[],
  names: readonly string[],
  written: number,
): string {
  let xml = '';
  for (let row = 0; row < rows; row++)
    xml += rowXml(
      written + row + 1,
      names,
      columns.map((column, i) => (cells[i] as CellOf)(column, row)),
    );
  return xml;
}

function cellOf(variable: Variable): CellOf {
  if (variable.kind === 'text') return (column, row) => column[row] as string;
  const reasons = new Map(variable.missing.map(({ value, reason }) => [value, missingName(reason)]));
  return (column, row) => {
    const value = column[row] as number;
    return Number.isNaN(value) ? null : (reasons.get(value) ?? value);
  };
}

function sheet(
  archive: Archive,
  number: number,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const names = columnNames(header.length);
  archive.begin(sheetPath(number));
  archive.write(SHEET_START + rowXml(1, names, header));
  rows.forEach((row, i) => {
    archive.write(rowXml(i + 2, names, row));
  });
  archive.write(SHEET_END);
}
