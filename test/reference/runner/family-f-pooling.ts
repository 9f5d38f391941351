import { constant, leastSquares, poolEstimates, type Column, type ImputedEstimate } from '@tongxing/statistics';
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
  const dfComplete = data.rows.length - 1 - analysis.terms.length;
  const pooled = once(() => poolEstimates(analyses(), dfComplete));
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
    df: () => ({ rubin1987: pooled().dfRubin, barnard_rubin: pooled().df, dfcom: dfComplete }),
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
  /** A term, followed by the level that it is 1 for where the term is text. */
  readonly tested: string;
}

function analysed(rows: readonly Row[], { outcome, terms, tested }: Analysis): ImputedEstimate {
  const of = (term: string): Column =>
    tested.startsWith(term)
      ? Float64Array.from(rows, (row) => (row[term] === tested.slice(term.length) ? 1 : 0))
      : numbers(rows, term);
  const fit = leastSquares(numbers(rows, outcome), [constant(rows.length), ...terms.map(of)]);
  const at = 1 + terms.findIndex((term) => tested.startsWith(term));
  return { estimate: fit.coefficients[at] ?? NaN, se: fit.standardErrors[at] ?? NaN };
}
