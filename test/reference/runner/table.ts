import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** A row as a CSV writes it; an empty field is missing. */
export type Row = Readonly<Record<string, string>>;

const COMPARISON = /^(?<name>\w+) (?<operator><=|>=|==|<|>) (?<value>'[^']*'|-?[\d.]+)$/;

/** The rows of a table that a filter such as `age < 18` or `arm == 'small'` keeps, in the table's order. */
export function readTable(folder: string, csv: string, filter = 'none'): Row[] {
  const rows = parse<Row>(readFileSync(join(folder, csv)), { columns: true, bom: true });
  return filter === 'none' ? rows : rows.filter(condition(filter));
}

function condition(filter: string): (row: Row) => boolean {
  const { name = '', operator, value = '' } = COMPARISON.exec(filter)?.groups ?? {};
  if (operator === undefined) throw new Error(`The filter ${filter} is not understood`);
  if (value.startsWith("'")) return (row) => row[name] === value.slice(1, -1);
  return (row) => row[name] !== '' && compare(Number(row[name]), operator, Number(value));
}

function compare(a: number, operator: string, b: number): boolean {
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    default:
      return a === b;
  }
}

/** A column as numbers, NaN where missing. */
export function numbers(rows: readonly Row[], name: string): Float64Array {
  return Float64Array.from(rows, (row) => {
    const text = row[name];
    if (text === undefined) throw new Error(`There is no column ${name}`);
    return text === '' ? NaN : Number(text);
  });
}
