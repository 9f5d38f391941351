import fc from 'fast-check';
import { outcomeOf, same } from '../../reference/samples.js';
import { cliffsDelta, clusteredDominance, type NotEstimable } from '../index.js';

interface Child {
  readonly arm: number;
  readonly site: number;
  readonly level: number;
}
const dominance = (all: readonly Child[]) =>
  clusteredDominance(
    Float64Array.from(all, (c) => c.level),
    Float64Array.from(all, (c) => c.arm),
    Float64Array.from(all, (c) => c.site),
  );
const children = fc.array(
  fc.record({
    arm: fc.integer({ min: 0, max: 1 }),
    site: fc.integer({ min: 0, max: 5 }),
    level: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 8, maxLength: 40 },
);
const expectHolds = (property: (all: Child[], found: ReturnType<typeof dominance>) => boolean) => {
  fc.assert(
    fc.property(children, (all) => {
      const found = outcomeOf(() => dominance(all));
      return typeof found === 'string' || property(all, found);
    }),
  );
};

/** 48 children in eight sites; the same numbers stand in the R code below. */
const fixed = Array.from({ length: 48 }, (_, i): Child => {
  const site = Math.floor(i / 6);
  return { site, arm: site % 2, level: ((i * 5 + site * site) % 7) % 4 };
});

describe('Cliff’s delta with clusters', () => {
  it('is what R gives from the matrices themselves', () => {
    // d <- sign(outer(x, y, "-")); z is rowMeans(d) in one arm and -colMeans(d) in the other; delta is mean(d), and its
    // error that of lm(z ~ arm) by CR2 with Satterthwaite, from the matrices themselves.
    const { estimate, se, df, clusters } = dominance(fixed);
    expect(clusters).toBe(8);
    expect([estimate, se, df]).toEqual([
      expect.closeTo(R.delta, 10),
      expect.closeTo(R.se, 10),
      expect.closeTo(R.df, 8),
    ]);
  });

  it('is Cliff’s, whatever the clusters', () => {
    expectHolds((all, { estimate }) => {
      const armAt = (which: number) =>
        Float64Array.from(
          all.filter((c) => c.arm === which),
          (c) => c.level,
        );
      const plain = outcomeOf(() => cliffsDelta(armAt(1), armAt(0)));
      return typeof plain === 'string' || same(estimate, plain.delta);
    });
  });

  it('of independent children has DeLong’s error', () => {
    expectHolds((all) => {
      const found = outcomeOf(() => dominance(all.map((c, site) => ({ ...c, site }))));
      if (typeof found === 'string') return true;
      const [x, y] = [1, 0].map((which) => all.filter((c) => c.arm === which).map((c) => c.level)) as [
        number[],
        number[],
      ];
      const rows = x.map((a) => y.reduce((sum, b) => sum + Math.sign(a - b), 0) / y.length);
      const columns = y.map((b) => x.reduce((sum, a) => sum + Math.sign(a - b), 0) / x.length);
      const variance = (all: number[]) => {
        const mean = all.reduce((sum, v) => sum + v, 0) / all.length;
        return all.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (all.length - 1) / all.length;
      };
      return same(found.se, Math.sqrt(variance(rows) + variance(columns)), 1e-8);
    });
  });

  it('goes by order alone, turns with the arms, and not with rows', () => {
    expectHolds((all, { estimate, se, df }) => {
      const stretched = dominance(all.map((c) => ({ ...c, level: 3 * c.level ** 3 - 8 })));
      const turned = dominance(all.toReversed().map((c) => ({ ...c, arm: 1 - c.arm })));
      return (
        same([stretched.estimate, stretched.se], [estimate, se]) &&
        same([turned.estimate, turned.se, turned.df], [-estimate, se, df], 1e-7)
      );
    });
  });

  it.each<[string, (child: Child, i: number) => Partial<Child>, NotEstimable['reason']]>([
    ['the same category for all', () => ({ level: 1 }), 'no_variance'],
    ['arms that do not overlap', ({ arm }) => ({ level: arm }), 'no_variance'],
    ['one site', () => ({ site: 1 }), 'too_few_observations'],
    ['one treated child', (_, i) => ({ arm: Number(i === 0) }), 'too_few_observations'],
    ['no answer', () => ({ level: NaN }), 'too_few_observations'],
    ['an infinite answer', (_, i) => (i === 0 ? { level: Infinity } : {}), 'not_finite'],
  ])('of %s is refused with its reason', (_, spoil, reason) => {
    const spoilt = fixed.map((child, i) => ({ ...child, ...spoil(child, i) }));
    expect(outcomeOf(() => dominance(spoilt))).toBe(reason);
  });
});

/** What the R code above prints. */
const R = { delta: -0.022569444444, se: 0.049653991827, df: 6.0 };
