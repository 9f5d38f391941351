import { column } from '../../reference/index.js';
import { clusteredStudy, columnOf } from '../../reference/samples.js';
import fc from 'fast-check';
import { NotEstimable, shrunkenMeans } from '../index.js';

const outcome = column([4, 7, -2, 5, 9, 1, -3, null, 2, 8, 6, 11, 0, -1, 3, 12, 5, 4, 14, 9]);
const cluster = column([1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 5, 5, 5, 4, 4, 4, 4, 3]);

/** What `reference/shrunken-means.R` prints: REML and Henderson's equations by whole matrices, without a package. */
const IN_R = {
  model: [4.528316884, 3.618990505, 3.541291789],
  estimates: [4.588478745, 1.09562533, 6.907343588, 8.449144623, 1.600992135],
  errors: [1.480075111, 1.833795888, 1.833795888, 1.480075111, 1.833795888],
};

describe('means of clusters, drawn towards the mean of all', () => {
  const found = shrunkenMeans(outcome, cluster);
  const close = (expected: readonly number[]) => expected.map((x) => expect.closeTo(x, 5) as number);

  it('agree with whole matrices in R', () => {
    expect([found.mean, found.betweenSd, found.withinSd]).toEqual(close(IN_R.model));
    const byName = [...found.clusters].sort((a, b) => a.cluster - b.cluster);
    expect(byName.map(({ estimate }) => estimate)).toEqual(close(IN_R.estimates));
    expect(byName.map(({ se }) => se)).toEqual(close(IN_R.errors));
  });

  it('leave out who has no score', () => {
    expect(found.n).toBe(19);
    expect(found.clusters.map(({ n }) => n)).toEqual([5, 3, 3, 5, 3]);
  });

  it('lie between the plain mean and the mean of all, whatever the data', () => {
    fc.assert(
      fc.property(clusteredStudy, (children) => {
        try {
          const { mean, clusters } = shrunkenMeans(
            columnOf(children, 'outcome'),
            columnOf(children, 'cluster'),
          );
          return clusters.every(
            ({ raw, estimate }) =>
              estimate >= Math.min(raw, mean) - 1e-6 && estimate <= Math.max(raw, mean) + 1e-6,
          );
        } catch (error) {
          return error instanceof NotEstimable;
        }
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    ['one person in each cluster', [1, 2, 3], [1, 2, 3], 'too_few_observations'],
    ['nobody differs', [5, 5, 5, 5], [1, 1, 2, 2], 'no_variance'],
  ] as const)('cannot be told where %s', (_, y, g, reason) => {
    expect(() => shrunkenMeans(column([...y]), column([...g]))).toThrow(
      expect.objectContaining({ reason }) as Error,
    );
  });
});
