import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from './table.js';

/** A figure as JSON holds it. `null`: not defined; infinities are the strings "Inf" and "-Inf". */
export type Figure = number | string | boolean | null | readonly Figure[] | { readonly [key: string]: Figure };

/** What one value is computed from, besides the fixture's table: never the value itself. */
export interface Question {
  readonly id: string;
  /** Of distribution functions. */
  readonly fn?: string;
  readonly args?: Readonly<Record<string, number>>;
  readonly lowerTail?: boolean;
  /** Where a value's inputs stand beside its results. */
  readonly given?: Readonly<Record<string, Figure>>;
  /** Of hand-made data. */
  readonly data?: Readonly<Record<string, Figure>>;
}

export interface Value {
  readonly question: Question;
  readonly expected: Figure;
  readonly tolerance: number;
}

export interface Fixture {
  readonly name: string;
  /** The first letter of its family. */
  readonly family: string;
  readonly folder: string;
  readonly csv: string | undefined;
  readonly roles: Readonly<Record<string, Figure>>;
  readonly imputedCsv: string | undefined;
  readonly values: readonly Value[];
}

/** The value as a file writes it; which fields are there depends on the family. */
interface WrittenValue extends Readonly<Record<string, Figure | undefined>> {
  readonly id?: string;
}

interface WrittenFixture {
  readonly fixture: string;
  readonly family: string;
  readonly input: { readonly csv?: string; readonly roles?: Readonly<Record<string, Figure>> };
  readonly imputed_csv?: string;
  readonly scores_csv?: string;
  readonly values: readonly WrittenValue[];
}

/** Where no tolerance is written: distribution functions are compared with sixty-digit arithmetic. */
const DEFAULT_TOLERANCE = 1e-9;
const DISTRIBUTION_TOLERANCE = 1e-12;
/** R's limits of an odds ratio have five digits. */
const EDGE_TOLERANCE = 1e-4;

/** By family: what stands among a value's results and is an input. */
const GIVEN: Readonly<Record<string, ReadonlySet<string>>> = {
  B: new Set(['reliability']),
  E: new Set(['p']),
  G: new Set(
    (
      'n_pairs power alpha r n_treat n_comp r2_baseline d cluster_size icc clusters_total ' +
      'share_treated r2_cluster r2_child cluster_covariates n conf x'
    ).split(' '),
  ),
};

/** Of a value of family Z, what is not a result. */
const NO_RESULT = new Set(['id', 'data', 'r', 'sensible_behaviour', 'warnings', 'note', 'tol_rel', 'check']);

/** The fixtures of a folder, in the order of their names. */
export function readFixtures(folder: string): Fixture[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => readFixture(folder, file));
}

function readFixture(folder: string, file: string): Fixture {
  const written = JSON.parse(readFileSync(join(folder, file), 'utf8')) as WrittenFixture;
  const { csv, roles = {} } = written.input;
  const family = written.family.charAt(0);
  return {
    name: written.fixture,
    family,
    folder,
    csv: csv?.startsWith('none') ? undefined : csv,
    roles,
    imputedCsv: written.imputed_csv,
    values: [...written.values.map((value) => readValue(value, family)), ...scoresOf(folder, written)],
  };
}

function readValue(written: WrittenValue, family: string): Value {
  if (written['fn'] !== undefined) return readDistribution(written);
  const data = written['data'] as Question['data'];
  const result = data ? resultsOf(written) : (written['value'] ?? null);
  const { given, expected } = withoutGiven(result, GIVEN[family]);
  return {
    question: { id: written.id ?? '', ...(data && { data }), ...(given && { given }) },
    expected,
    tolerance: Number(written['tol_rel'] ?? (data ? EDGE_TOLERANCE : DEFAULT_TOLERANCE)),
  };
}

function withoutGiven(
  result: Figure,
  names: ReadonlySet<string> = new Set(),
): { given?: Question['given']; expected: Figure } {
  if (!isRecord(result) || !Object.keys(result).some((name) => names.has(name))) return { expected: result };
  const pick = (inside: boolean) =>
    Object.fromEntries(Object.entries(result).filter(([name]) => names.has(name) === inside));
  return { given: pick(true), expected: pick(false) };
}

const isRecord = (figure: Figure): figure is Readonly<Record<string, Figure>> =>
  typeof figure === 'object' && figure !== null && !Array.isArray(figure);

/** The expected score of every row, as one more value. */
function scoresOf(folder: string, { scores_csv: csv }: WrittenFixture): Value[] {
  if (csv === undefined) return [];
  const rows = readTable(folder, csv);
  const names = Object.keys(rows[0] ?? {}).filter((name) => name !== 'id');
  const expected = Object.fromEntries(
    names.map((name) => [name, rows.map((row) => (row[name] === '' ? null : Number(row[name])))]),
  );
  return [{ question: { id: 'scores_csv' }, expected, tolerance: DEFAULT_TOLERANCE }];
}

function readDistribution(written: WrittenValue): Value {
  return {
    question: {
      id: written['r_expr'] as string,
      fn: written['fn'] as string,
      args: written['args'] as Readonly<Record<string, number>>,
      lowerTail: written['lower_tail'] === true,
    },
    expected: written['expected'] ?? null,
    tolerance: Number(written['tol_rel'] ?? DISTRIBUTION_TOLERANCE),
  };
}

/** Where R stops with an error, nothing is defined. Several results beside each other keep their names. */
function resultsOf(written: WrittenValue): Figure {
  const results = Object.entries(written).filter(([name]) => !NO_RESULT.has(name));
  const plain = results.map(([name, result]) => [name, plainResult(result ?? null)] as const);
  const only = plain.find(([name]) => name === 'value' || name === 'error');
  if (only) return only[0] === 'error' ? null : only[1];
  return Object.fromEntries(plain);
}

function plainResult(result: Figure): Figure {
  if (!isRecord(result)) return result;
  if ('error' in result) return null;
  return result['value'] === undefined ? result : result['value'];
}
