import type { Figure } from './fixture.js';
import type { FixtureInput } from './registry.js';
import { numbers, readTable, type Row } from './table.js';

/** A fixture's rows after its filter and its derivations. */
export interface Data {
  readonly rows: readonly Row[];
  /** A column as numbers, NaN where missing. */
  readonly column: (name: string) => Float64Array;
  /** A column's texts as numbers 0, 1, 2 … in their order of appearance; NaN where missing. */
  readonly codes: (name: string) => Float64Array;
  /** 1 in the treatment arm, 0 in the comparison arm, NaN elsewhere. */
  readonly arm: (name: string) => Float64Array;
}

export function readData({ folder, csv, roles }: FixtureInput): Data {
  if (csv === undefined) throw new Error('The fixture has no table');
  const filter = roles['filter'] as string | undefined;
  const rows = derived(readTable(folder, csv, filter), roles['derivation']);
  const text = (name: string) => rows.map((row) => row[name] ?? '');
  const [treated, compared] = [written(roles['treatment_level']), written(roles['comparison_level'])];
  return {
    rows,
    column: (name) => numbers(rows, name),
    codes: (name) => {
      const seen = [...new Set(text(name))];
      return Float64Array.from(text(name), (value) => (value === '' ? NaN : seen.indexOf(value)));
    },
    arm: (name) =>
      Float64Array.from(text(name), (value) => (value === treated ? 1 : value === compared ? 0 : NaN)),
  };
}

/** A level is text or a number, and a table holds texts. */
export const written = (figure: Figure | undefined): string =>
  typeof figure === 'number' || typeof figure === 'string' ? String(figure) : '';

/** Names in a role, none where it says none. */
export function names(role: Figure | undefined): string[] {
  if (role === undefined || role === 'none') return [];
  return Array.isArray(role) ? role.map((name: Figure) => written(name)) : [written(role)];
}

const DIFFERENCE = /^(?<name>\w+) = (?<left>\w+) - (?<right>\w+)$/;
const MISSING = /^(?<name>\w+) = 1 if (?<of>\w+) missing else 0$/;
const EQUAL = /^(?<name>\w+) = (?<of>\w+)==(?<value>'[^']*'|[\d.]+)$/;

/** Adds columns such as `gain = after - before`, `lost = 1 if x missing else 0`, `girl = sex=='f'`. */
function derived(rows: readonly Row[], derivation: Figure | undefined): readonly Row[] {
  if (derivation === undefined || derivation === 'none') return rows;
  return written(derivation)
    .split('; ')
    .reduce<readonly Row[]>((all, rule) => {
      const [name, value] = ruleOf(rule.trim());
      return all.map((row) => ({ ...row, [name]: value(row) }));
    }, rows);
}

function ruleOf(rule: string): [string, (row: Row) => string] {
  const difference = DIFFERENCE.exec(rule)?.groups;
  if (difference) {
    const { name = '', left = '', right = '' } = difference;
    return [name, (row) => (row[left] && row[right] ? String(Number(row[left]) - Number(row[right])) : '')];
  }
  const missing = MISSING.exec(rule)?.groups;
  if (missing) return [missing['name'] ?? '', (row) => (row[missing['of'] ?? ''] === '' ? '1' : '0')];
  const { name, of = '', value = '' } = EQUAL.exec(rule)?.groups ?? {};
  if (name === undefined) throw new Error(`The derivation ${rule} is not understood`);
  const level = value.replaceAll("'", '');
  return [name, (row) => (row[of] === '' ? '' : row[of] === level ? '1' : '0')];
}
