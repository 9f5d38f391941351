import { constant, leastSquares, poolEstimates, type Column } from '@tongxing/statistics';
import { names, readData, written } from './columns.js';
import { once } from './family-d-models.js';
import { bounds } from './figures.js';
import type { Computations, FixtureInput } from './registry.js';
import { numbers, readTable, type Row } from './table.js';

/** The analysis of imputed data sets, and Rubin's rules. */
export function poolingFigures(input: FixtureInput): Computations {
  const data = readData(input);
  const [outcome = '', terms = ''] = written(input.roles['model']).split(' ~ ');
  const analysis = { outcome, terms: terms.split(' + '), tested: written(input.roles['coefficient']) };
  const analyses = once(() => imputedSets(input).map((rows) => analysed(rows, analysis)));
  const dfComplete = once(() => analyses()[0]?.df ?? NaN);
  const pooled = once(() => poolEstimates(analyses(), dfComplete()));
  return {
    missing: () =>
      Object.fromEntries(
        names(input.roles['variables']).map((name) => [
          name,
          data.rows.filter((row) => row[name] === '').length,
        ]),
      ),
    estimates: () => analyses().map(({ estimate }) => estimate),
    within_variances: () => analyses().map(({ se }) => se ** 2),
    pooled: () => pooled(),
    df: () => ({ rubin1987: pooled().dfRubin, barnard_rubin: pooled().df, dfcom: dfComplete() }),
    riv_lambda_fmi: () => {
      const { increase, shareMissing, missingInformation } = pooled();
      return { riv: increase, lambda: shareMissing, fmi: missingInformation };
    },
    inference: () => {
      const { t, p, interval } = pooled();
      const { lower, upper } = bounds(interval);
      return { t, p, ci_lower: lower, ci_upper: upper };
    },
  };
}

/** The rows of each imputed data set, in order. */
function imputedSets({ folder, imputedCsv = '' }: FixtureInput): Row[][] {
  const sets = new Map<string, Row[]>();
  for (const row of readTable(folder, imputedCsv)) {
    const own = sets.get(row['.imp'] ?? '') ?? [];
    sets.set(row['.imp'] ?? '', [...own, row]);
  }
  return [...sets.values()];
}

interface Analysis {
  readonly outcome: string;
  readonly terms: readonly string[];
  /** As R names it: a term, followed by its level where it is text. */
  readonly tested: string;
}

function analysed(rows: readonly Row[], { outcome, terms, tested }: Analysis) {
  const predictors = new Map<string, Column>([
    ['(Intercept)', constant(rows.length)],
    ...terms.flatMap((term) => predictorsOf(rows, term)),
  ]);
  const fit = leastSquares(numbers(rows, outcome), [...predictors.values()]);
  const at = [...predictors.keys()].indexOf(tested);
  return { estimate: fit.coefficients[at] ?? NaN, se: fit.standardErrors[at] ?? NaN, df: fit.df };
}

/** A column of numbers as it is; of texts one column a level, but for the first in the alphabet. */
function predictorsOf(rows: readonly Row[], term: string): [string, Column][] {
  const values = rows.map((row) => row[term] ?? '');
  if (values.every((value) => Number.isFinite(Number(value)))) return [[term, numbers(rows, term)]];
  const [, ...levels] = [...new Set(values)].sort();
  return levels.map((level) => [
    `${term}${level}`,
    Float64Array.from(values, (value) => (value === level ? 1 : 0)),
  ]);
}
