import fc from 'fast-check';
import { column } from '../../reference/index.js';
import { clusteredStudy, columnOf, outcomeOf, same, seeded, type Child } from '../../reference/samples.js';
import {
  clusterMeans,
  constant,
  NotEstimable,
  randomisationInference,
  wildClusterBootstrap,
  type Draws,
} from '../index.js';

const bootstrap = (children: readonly Child[], drawn?: Draws) =>
  wildClusterBootstrap(
    columnOf(children, 'outcome'),
    [constant(children.length), columnOf(children, 'treatment')],
    1,
    columnOf(children, 'cluster'),
    drawn,
  );

/** Twenty clusters of three, arms by turns. */
const many = Array.from({ length: 60 }, (_, i) => ({
  outcome: (i * 37) % 23,
  covariate: 0,
  cluster: i % 20,
  treatment: i % 2,
}));

describe('the wild cluster bootstrap', () => {
  it('goes through every pattern of signs and counts the observed one and its mirror image', () => {
    fc.assert(
      fc.property(clusteredStudy, (children) => {
        const result = outcomeOf(() => bootstrap(children));
        if (typeof result === 'string') return true;
        return result.draws === 2 ** result.clusters && result.asExtreme >= 2 && result.asExtreme % 2 === 0;
      }),
      { numRuns: 30 },
    );
  });

  it('depends neither on the order of children, nor on units, nor on the names of arms', () => {
    fc.assert(
      fc.property(clusteredStudy, (children) => {
        const p = outcomeOf(() => bootstrap(children).p);
        const turned = outcomeOf(() => bootstrap(children.toReversed()).p);
        const moved = children.map((c) => ({ ...c, outcome: 2 * c.outcome + 5, treatment: 1 - c.treatment }));
        return p === turned && p === outcomeOf(() => bootstrap(moved).p);
      }),
      { numRuns: 20 },
    );
  });

  it('of arms with the same mean finds every pattern as extreme', () => {
    const children = [
      [0.1, 0, 0],
      [0.7, 0, 1],
      [0.2, 0, 2],
      [0.7, 1, 3],
      [0.2, 1, 4],
      [0.1, 1, 5],
    ].map(([outcome, treatment, cluster]) => ({ outcome, treatment, cluster, covariate: 0 }) as Child);
    expect(bootstrap(children).p).toBe(1);
  });

  it('draws signs when there are too many clusters, the same ones from the same seed', () => {
    const draw = (seed: number) => bootstrap(many, { draws: 199, random: seeded(seed) });
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).toMatchObject({ draws: 200, exact: false });
    expect(Math.abs(draw(1).p - draw(2).p)).toBeLessThan(0.2);
  });

  it.each([
    ['one cluster', many.map((child) => ({ ...child, cluster: 1 })), 'too_few_observations'],
    ['many clusters and no draws', many, 'too_few_observations'],
    ['a constant outcome', many.map((child) => ({ ...child, outcome: 3 })), 'no_variance'],
    ['one arm', many.map((child) => ({ ...child, treatment: 1 })), 'collinear_predictors'],
    ['nobody', [], 'too_few_observations'],
  ])('of %s is not estimable', (_, children, reason) => {
    expect(() => bootstrap(children)).toThrow(new NotEstimable(reason as NotEstimable['reason']));
  });
});

describe('randomisation inference', () => {
  const mean = fc.integer({ min: 0, max: 20 });
  const arm = fc.array(mean, { minLength: 2, maxLength: 5 });

  it('has every way to choose the treated clusters, and a p that no arm or order changes', () => {
    fc.assert(
      fc.property(arm, arm, (treatment, comparison) => {
        const there = randomisationInference({ treatment, comparison });
        const back = randomisationInference({ treatment: comparison.toReversed(), comparison: treatment });
        const moved = randomisationInference({
          treatment: treatment.map((x) => 3 * x - 7),
          comparison: comparison.map((x) => 3 * x - 7),
        });
        return there.p === back.p && there.p === moved.p && same(back.estimate, -there.estimate);
      }),
    );
  });

  it('is .029 at best with four clusters an arm', () => {
    expect(randomisationInference({ treatment: [5, 6, 7, 8], comparison: [1, 2, 3, 4] })).toMatchObject({
      relabellings: 70,
      asExtreme: 2,
      exact: true,
    });
  });

  it('draws relabellings when there are too many, the same ones from the same seed', () => {
    const arms = { treatment: many.map((c) => c.outcome), comparison: many.map((c) => c.outcome + 1) };
    const draw = () => randomisationInference(arms, { draws: 99, random: seeded(7) });
    expect(draw()).toEqual(draw());
    expect(draw()).toMatchObject({ relabellings: 100, exact: false });
    expect(() => randomisationInference(arms)).toThrow(new NotEstimable('too_few_observations'));
  });

  it('needs two clusters an arm, each wholly in its arm', () => {
    expect(() => randomisationInference({ treatment: [1], comparison: [2, 3] })).toThrow(
      new NotEstimable('too_few_observations'),
    );
    expect(() => clusterMeans(column([1, 2, 3]), column([1, 0, 0]), column([5, 5, 6]))).toThrow(
      new NotEstimable('collinear_predictors'),
    );
    expect(() => clusterMeans(column([1, 2, 3]), column([1, 1, 1]), column([5, 5, 6]))).toThrow(
      new NotEstimable('too_few_observations'),
    );
  });
});
