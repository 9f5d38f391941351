import fc from 'fast-check';
import { column, differences, flat, smallStudy } from '../../reference/index.js';
import { clusteredStudy, columnOf, outcomeOf, same, type Child } from '../../reference/samples.js';
import { clusteredMean, NotEstimable, pairedChange, type ClusteredMean } from '../index.js';

const meanOf = (children: readonly Child[]) =>
  outcomeOf(() => clusteredMean(columnOf(children, 'outcome'), columnOf(children, 'cluster')));

/** A property of studies that can be estimated. */
const expectHolds = (property: (children: Child[], mean: ClusteredMean) => boolean) => {
  fc.assert(
    fc.property(clusteredStudy, (children) => {
      const mean = meanOf(children);
      return typeof mean === 'string' || property(children, mean);
    }),
  );
};

describe('the mean of clusters', () => {
  it.each(Object.entries(smallStudy.clustered))(
    'agrees with whole matrices in R on the %s data',
    (_, { data, level, expected }) => {
      const ours = flat(clusteredMean(column(data['outcome']), column(data['cluster']), level));
      expect(differences(ours, expected, 1e-11)).toEqual([]);
    },
  );

  it('is Student’s t of the means when clusters are of one size', () => {
    const outcome = column([1, 5, 2, 8, 4, 4, 9, 7, 3, 3, 6, 1]);
    const cluster = column([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]);
    const { estimate, se, t, df, p, interval } = clusteredMean(outcome, cluster);
    const ofMeans = pairedChange(column([0, 0, 0, 0]), column([8 / 3, 16 / 3, 19 / 3, 10 / 3]));
    const expected = [ofMeans.change, ofMeans.se, ofMeans.t, ofMeans.df, ofMeans.p, ofMeans.interval];
    expect(same([estimate, se, t, df, p, interval], expected, 1e-12)).toBe(true);
  });

  it('does not depend on the order of children or the names of clusters', () => {
    expectHolds((children, mean) => {
      const other = children.toReversed().map((child) => ({ ...child, cluster: 91 - 7 * child.cluster }));
      return same(meanOf(other), mean);
    });
  });

  it('has the units of the outcome, and turns its sign with it', () => {
    expectHolds((children, { estimate, se, df, p }) => {
      const turned = meanOf(children.map((c) => ({ ...c, outcome: -3 * c.outcome }))) as ClusteredMean;
      return same([turned.estimate, turned.se, turned.df, turned.p], [-3 * estimate, 3 * se, df, p]);
    });
  });

  it.each([
    ['nobody', [], [], 'too_few_observations'],
    ['one cluster', [1, 5, 2], [4, 4, 4], 'too_few_observations'],
    ['clusters of which one is missing altogether', [1, 5, NaN], [4, 4, 5], 'too_few_observations'],
    ['a constant outcome', [7, 7, 7, 7], [1, 1, 2, 2], 'no_variance'],
    ['clusters whose means are the same', [1, 3, 3, 1], [1, 1, 2, 2], 'no_variance'],
    ['an infinite outcome', [1, Infinity, 3, 1], [1, 1, 2, 2], 'not_finite'],
    ['columns of unequal lengths', [1, 2, 3], [1, 2], 'lengths_differ'],
  ])('of %s is not estimable', (_, outcome, cluster, reason) => {
    expect(() => clusteredMean(column(outcome), column(cluster))).toThrow(
      new NotEstimable(reason as NotEstimable['reason']),
    );
  });
});
