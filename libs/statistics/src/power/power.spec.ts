import fc from 'fast-check';
import {
  changeSpread,
  childrenPerArm,
  clusteredChangePrecision,
  clusteredPrecision,
  clustersNeeded,
  detectableEffect,
  detectableMultiple,
  NotEstimable,
  pairedPrecision,
  pairsNeeded,
  powerOf,
  twoGroupPrecision,
  type ClusteredDesign,
  type PowerGoal,
} from '../index.js';

const usual: PowerGoal = { alpha: 0.05, power: 0.8 };
const goals = fc.record({
  alpha: fc.constantFrom(0.001, 0.01, 0.05, 0.1, 0.2),
  power: fc.double({ min: 0.3, max: 0.995, noNaN: true }),
});
const freedom = fc.constantFrom(1, 2, 3.5, 8, 18, 40, 200, 5000);

const designs: fc.Arbitrary<ClusteredDesign> = fc.record({
  clusters: fc.integer({ min: 4, max: 80 }),
  size: fc.integer({ min: 2, max: 60 }),
  icc: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
  treated: fc.double({ min: 0.2, max: 0.8, noNaN: true }),
  r2Cluster: fc.double({ min: 0, max: 0.8, noNaN: true }),
  r2Child: fc.double({ min: 0, max: 0.8, noNaN: true }),
});
const detected = (design: ClusteredDesign) => detectableEffect(clusteredPrecision(design), usual, 't-sum');

describe('the smallest detectable effect', () => {
  // Centres of 20 children, half of them treated; baseline accounts for 36 % of the variance at both levels.
  it.each([
    [8, 0.05, '0.59'],
    [10, 0.05, '0.50'],
    [20, 0.05, '0.33'],
    [30, 0.05, '0.26'],
    [40, 0.05, '0.23'],
    [10, 0.1, '0.62'],
    [20, 0.1, '0.40'],
  ])('of %i centres at an intraclass correlation of %f is %s SD', (clusters, icc, effect) => {
    const design = { clusters, size: 20, icc, treated: 0.5, r2Cluster: 0.36, r2Child: 0.36 };
    expect(detected(design).toFixed(2)).toBe(effect);
    expect(detected(design) / detectableEffect(clusteredPrecision(design), usual)).toBeCloseTo(1, 2);
  });

  it('has the power that was asked for', () => {
    fc.assert(
      fc.property(goals, freedom, (goal, df) =>
        (['noncentral-t', 'near-tail'] as const).every((tails) => {
          const power = powerOf(detectableMultiple(goal, df, tails), df, goal.alpha, tails);
          return Math.abs(power - goal.power) < 1e-9;
        }),
      ),
      { numRuns: 15 },
    );
  });

  it('is larger when only its own direction counts, and close to the sums of quantiles with much freedom', () => {
    fc.assert(
      fc.property(goals, (goal) => {
        const exact = detectableMultiple(goal, 9000);
        const near = detectableMultiple(goal, 9000, 'near-tail');
        const sums = (['t-sum', 'normal'] as const).map((method) => detectableMultiple(goal, 9000, method));
        return near >= exact - 1e-9 && sums.every((sum) => Math.abs(sum - near) < 0.005);
      }),
      { numRuns: 8 },
    );
  });

  it('grows where sizes vary or children are alike, and falls with more clusters and with what covariates explain', () => {
    fc.assert(
      fc.property(designs, (design) => {
        const there = detected(design);
        return (
          detected({ ...design, icc: design.icc / 2, r2Cluster: design.r2Child ?? 0 }) <
            detected({ ...design, r2Cluster: design.r2Child ?? 0 }) &&
          detected({ ...design, sizeVariation: 0.5 }) > there &&
          detected({ ...design, clusters: design.clusters + 1 }) < there &&
          detected({ ...design, r2Cluster: 0.9, r2Child: 0.9 }) < there &&
          detected({ ...design, treated: 1 - design.treated }).toFixed(9) === there.toFixed(9)
        );
      }),
      { numRuns: 30 },
    );
  });

  it('is that of as many children drawn one by one where clusters do not differ', () => {
    const clustered = clusteredPrecision({ clusters: 10, size: 12, icc: 0, treated: 0.4, r2Child: 0.25 });
    expect(clustered.se).toBeCloseTo(twoGroupPrecision({ treatment: 48, comparison: 72, r2: 0.25 }).se, 12);
    const change = clusteredChangePrecision({ clusters: 10, size: 12, icc: 0 }, 0.6);
    expect(change.se).toBeCloseTo(pairedPrecision(120).se * changeSpread(0.6), 12);
  });
});

describe('the numbers needed', () => {
  it('are what the smallest detectable effect needs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 400 }), goals, (n, goal) => {
        const arm = detectableEffect(twoGroupPrecision({ treatment: n, comparison: n }), goal);
        const change = detectableEffect(pairedPrecision(n), goal);
        return (
          Math.abs(childrenPerArm(arm, goal).exact - n) < 1e-5 * n &&
          Math.abs(pairsNeeded(change, goal).exact - n) < 1e-5 * n
        );
      }),
      { numRuns: 8 },
    );
  });

  it('of clusters suffice, and two fewer do not', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 0.8, noNaN: true }), designs, (effect, design) => {
        const needed = clustersNeeded(effect, design, usual, 't-sum');
        const of = (clusters: number) => detected({ ...design, clusters, treated: 0.5 });
        return needed % 2 === 0 && of(needed) <= effect && (needed === 4 || of(needed - 2) > effect);
      }),
      { numRuns: 20 },
    );
  });

  it('are two for an effect that two would show', () => {
    expect(pairsNeeded(1000, usual)).toMatchObject({ exact: 2, whole: 2 });
  });
});

describe('what cannot be planned is not estimable:', () => {
  const design = { clusters: 10, size: 20, icc: 0.05, treated: 0.5 };
  it.each<[string, NotEstimable['reason'], () => unknown]>([
    ['a power below alpha', 'no_solution', () => detectableMultiple({ alpha: 0.05, power: 0.04 }, 10)],
    ['certainty', 'no_solution', () => detectableMultiple({ alpha: 0.05, power: 1 }, 10)],
    ['no risk at all', 'no_solution', () => detectableMultiple({ alpha: 0, power: 0.8 }, 10)],
    ['next to no risk', 'not_finite', () => detectableMultiple({ alpha: 1e-17, power: 0.8 }, 10, 't-sum')],
    ['no freedom', 'too_few_observations', () => detectableMultiple(usual, 0)],
    ['one pair', 'too_few_observations', () => pairedPrecision(1)],
    ['an empty arm', 'too_few_observations', () => twoGroupPrecision({ treatment: 0, comparison: 9 })],
    ['two clusters', 'too_few_observations', () => clusteredPrecision({ ...design, clusters: 2 })],
    ['empty clusters', 'too_few_observations', () => clusteredPrecision({ ...design, size: 0 })],
    ['everyone treated', 'not_finite', () => clusteredPrecision({ ...design, treated: 1 })],
    ['an impossible correlation', 'not_finite', () => clusteredPrecision({ ...design, icc: 1.1 })],
    ['nothing left to explain', 'not_finite', () => clusteredPrecision({ ...design, r2Child: 1 })],
    [
      'one cluster before and after',
      'too_few_observations',
      () => clusteredChangePrecision({ ...design, clusters: 1 }, 0.5),
    ],
    ['a change that does not vary', 'no_variance', () => changeSpread(1)],
    ['a correlation beyond one', 'not_finite', () => changeSpread(1.5)],
    ['an effect of nothing', 'no_solution', () => childrenPerArm(0, usual)],
    ['more clusters than there are', 'no_solution', () => clustersNeeded(0.0001, design, usual)],
  ])('%s', (_, reason, compute) => {
    expect(compute).toThrow(new NotEstimable(reason));
  });
});
