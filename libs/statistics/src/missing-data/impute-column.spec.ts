import { seeded } from '../../reference/samples.js';
import { codeColumns, imputeChained, imputeColumn, normalDraw, NotEstimable, type SumCodes } from '../index.js';

/** Clusters of two groups, the last of each without a column, and one cluster that has none at all. */
function study(rows: number) {
  const random = seeded(7);
  const places = Int32Array.from({ length: rows }, (_, row) => {
    const cluster = row % 9;
    if (cluster === 3) return -2;
    if (cluster === 7) return -3;
    return cluster === 8 ? -1 : cluster < 3 ? cluster : cluster - 1;
  });
  const codes: SumCodes = {
    groups: [
      [0, 3],
      [3, 6],
    ],
    places,
  };
  const column = (of: (row: number) => number) => Float64Array.from({ length: rows }, (_, row) => of(row));
  const arm = column((row) => Number(row % 9 < 4));
  const baseline = column(() => normalDraw(random));
  const endline = column((row) => (random() < 0.2 ? NaN : (baseline[row] ?? NaN) / 2 + normalDraw(random)));
  return { endline, predictors: [baseline, arm], codes };
}

describe('one column imputed', () => {
  it.each([
    ['few rows, by QR', 300],
    ['rows of several portions, by cross-products', 9_000],
  ])('is to the last bit what chained equations give of the columns of its clusters: %s', (_, rows) => {
    const { endline, predictors, codes } = study(rows);
    const chained = imputeChained([endline, ...predictors, ...codeColumns(codes)], {
      imputations: 3,
      random: seeded(3),
      rounds: 1,
    });
    const made = imputeColumn(endline, predictors, { imputations: 3, random: seeded(3), codes });
    for (const column of made) expect(column).toEqual(chained.shift()?.[0]);
    expect(chained).toEqual([]);
  });

  it('without clusters is what chained equations give as well', () => {
    const { endline, predictors } = study(200);
    const options = { imputations: 1, random: seeded(3), rounds: 1 };
    const [expected] = imputeChained([endline, ...predictors], options);
    const [column] = imputeColumn(endline, predictors, { imputations: 1, random: seeded(3) });
    expect(column).toEqual(expected?.[0]);
  });

  it.each([
    [
      'with fewer values than predictors',
      Float64Array.of(1, NaN, 2),
      [Float64Array.of(1, 2, 4), Float64Array.of(1, 1, 2)],
    ],
    ['without values', Float64Array.of(NaN, NaN), [Float64Array.of(1, 2)]],
    ['of unequal lengths', Float64Array.of(1, NaN), [Float64Array.of(1)]],
    ['with an infinite number', Float64Array.of(1, NaN, 2), [Float64Array.of(1, Infinity, 3)]],
  ])('is refused %s', (_, outcome, predictors) => {
    const made = () => [...imputeColumn(outcome, predictors, { imputations: 2, random: seeded(1) })];
    expect(made).toThrow(NotEstimable);
  });
});
