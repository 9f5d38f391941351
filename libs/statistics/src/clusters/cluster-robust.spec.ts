import fc from 'fast-check';
import { clusteredStudy, columnOf, outcomeOf, same, type Child } from '../../reference/samples.js';
import { column } from '../../reference/index.js';
import {
  clusteredDifference,
  clusterMeans,
  clusterRobust,
  constant,
  leastSquares,
  NotEstimable,
  studentDifference,
  type ClusterCorrection,
  type ClusterRobust,
} from '../index.js';

const KINDS: ClusterCorrection[] = ['CR0', 'CR1', 'CR1S', 'CR2', 'CR3'];

const adjusted = (children: readonly Child[]) =>
  outcomeOf(() =>
    clusteredDifference(
      columnOf(children, 'outcome'),
      columnOf(children, 'treatment'),
      [columnOf(children, 'covariate')],
      columnOf(children, 'cluster'),
    ),
  );

type Difference = ReturnType<typeof clusteredDifference>;

/** A property of studies that can be estimated. */
const expectHolds = (property: (children: Child[], difference: Difference) => boolean) => {
  fc.assert(
    fc.property(clusteredStudy, (children) => {
      const difference = adjusted(children);
      return typeof difference === 'string' || property(children, difference);
    }),
  );
};

/** Rows of many portions: each of these so many times. */
const TIMES = 2000;
const each = (values: readonly number[]) =>
  new Float64Array(values.length * TIMES).map((_, i) => values[Math.floor(i / TIMES)] ?? NaN);

describe.each([
  ['far from collinear', [0, 2, 1, 5, 3, 8, 4, 9]],
  ['nearly constant', [5000, 5002, 5001, 5005, 5003, 5008, 5004, 5009]],
])('errors by cluster with a predictor that is %s', (_, x) => {
  const y = [1, 4, 2, 7, 9, 12, 5, 16];
  const weights = [1, 2, 1, 3, 1, 1, 2, 1];
  const cluster = [1, 1, 2, 2, 3, 3, 4, 4];
  const errors = (
    of: (values: readonly number[]) => Float64Array,
    kind: ClusterCorrection,
    isWeighted: boolean,
  ) =>
    clusterRobust(
      leastSquares(of(y), [of(y.map(() => 1)), of(x)], isWeighted ? of(weights) : undefined),
      of(cluster),
      kind,
    );

  it.each(['CR0', 'CR1', 'CR2', 'CR3'] as const)(
    '%s are the same when each row is there many times',
    (kind) => {
      for (const isWeighted of [false, true]) {
        const once = errors(column, kind, isWeighted);
        const often = errors(each, kind, isWeighted);
        const figures = ({ standardErrors, df }: ClusterRobust) => [...standardErrors, df(0), df(1)];
        expect(same(figures(often), figures(once), 1e-9)).toBe(true);
      }
    },
  );
});

describe('the difference of two arms with clusters', () => {
  it('does not depend on the order of children', () => {
    expectHolds((children, difference) => same(adjusted(children.toReversed()), difference));
  });

  it('does not depend on the names of clusters', () => {
    expectHolds((children, difference) =>
      same(adjusted(children.map((child) => ({ ...child, cluster: 91 - 7 * child.cluster }))), difference),
    );
  });

  it('is unmoved by a shift and has the units of the outcome', () => {
    expectHolds((children, { estimate, se, t, df, p }) => {
      const moved = children.map((c) => ({
        ...c,
        outcome: 3 * c.outcome + 1000,
        covariate: c.covariate / 8 - 50,
      }));
      const { estimate: e, se: s, t: u, df: f, p: q } = adjusted(moved) as Difference;
      return same([e, s, u, f, q], [3 * estimate, 3 * se, t, df, p], 1e-6);
    });
  });

  it('turns its sign when the arms change names', () => {
    expectHolds((children, { estimate, se, df, clustersTreatment }) => {
      const swapped = adjusted(children.map((c) => ({ ...c, treatment: 1 - c.treatment }))) as Difference;
      return (
        same([swapped.estimate, swapped.se, swapped.df], [-estimate, se, df]) &&
        swapped.clustersComparison === clustersTreatment
      );
    });
  });

  it('equals the t-test of cluster means when clusters are of one size', () => {
    const children = [1, 5, 2, 8, 4, 4, 9, 7, 3, 3, 6, 1].map((outcome, i) => ({
      outcome,
      covariate: 0,
      cluster: Math.floor(i / 2),
      treatment: i < 6 ? 1 : 0,
    }));
    const [y, arm, cluster] = (['outcome', 'treatment', 'cluster'] as const).map((name) =>
      columnOf(children, name),
    );
    const means = clusterMeans(y!, arm!, cluster!);
    const { estimate, t, df, p } = clusteredDifference(y!, arm!, [], cluster!);
    const test = studentDifference(column(means.treatment), column(means.comparison));
    expect(same([estimate, t, df, p], [test.estimate, test.t, test.df, test.p], 1e-12)).toBe(true);
  });

  const y = [1, 5, 2, 8, 4, 3];
  const arm = [1, 1, 1, 0, 0, 0];
  const x = [3, 1, 4, 1, 5, 9];
  const centre = [1, 1, 2, 3, 3, 4];
  it.each([
    ['nobody', [], [], [], [], 'too_few_observations'],
    ['one child', [1], [1], [1], [1], 'too_few_observations'],
    ['one arm', y, [1, 1, 1, 1, 1, 1], x, centre, 'too_few_observations'],
    ['one cluster', y, arm, x, [1, 1, 1, 1, 1, 1], 'too_few_observations'],
    ['one cluster an arm', y, arm, x, [1, 1, 1, 2, 2, 2], 'too_few_observations'],
    ['all missing', y.map(() => NaN), arm, x, centre, 'too_few_observations'],
    ['a constant covariate', y, arm, [2, 2, 2, 2, 2, 2], centre, 'collinear_predictors'],
    ['a covariate that is the arm', y, arm, arm, centre, 'collinear_predictors'],
    ['a constant outcome', [7, 7, 7, 7, 7, 7], arm, x, centre, 'no_variance'],
    ['an infinite outcome', [1, 5, Infinity, 8, 4, 3], arm, x, centre, 'not_finite'],
    ['columns of unequal lengths', y, arm, [1, 2], centre, 'lengths_differ'],
  ])('of %s is not estimable', (_, outcome, treatment, covariate, cluster, reason) => {
    expect(() =>
      clusteredDifference(column(outcome), column(treatment), [column(covariate)], column(cluster)),
    ).toThrow(new NotEstimable(reason as NotEstimable['reason']));
  });
});

describe('cluster-robust errors', () => {
  it.each(KINDS)('of kind %s have the sandwich of rows when every child is a cluster', (kind) => {
    const fit = leastSquares(column([1, 4, 3, 9, 12]), [constant(5), column([0, 1, 2, 4, 7])]);
    const { standardErrors, df } = clusterRobust(fit, column([1, 2, 3, 4, 5]), kind);
    expect([...standardErrors, df(0), df(1)].every(Number.isFinite)).toBe(true);
  });

  it('grow from CR0 to CR3', () => {
    expectHolds((children) => {
      const fit = leastSquares(columnOf(children, 'outcome'), [
        constant(children.length),
        columnOf(children, 'covariate'),
      ]);
      const [cr0, , , cr2, cr3] = KINDS.map(
        (kind) => clusterRobust(fit, columnOf(children, 'cluster'), kind).standardErrors[1] ?? NaN,
      );
      return cr0! <= cr2! * (1 + 1e-9) && cr2! <= cr3! * (1 + 1e-9);
    });
  });

  it('want a cluster for every row', () => {
    const fit = leastSquares(column([1, 4, 3]), [constant(3)]);
    expect(() => clusterRobust(fit, column([1, 2]), 'CR2')).toThrow(new NotEstimable('lengths_differ'));
  });
});
