import fc from 'fast-check';
import { outcomeOf, same } from '../../reference/samples.js';
import { adjustedOdds, type NotEstimable, oddsRatio } from '../index.js';

/** 60 children in 10 sites; the same numbers stand in the R code below. */
const children = Array.from({ length: 60 }, (_, i) => {
  const site = Math.floor(i / 6);
  const arm = Number(site % 2 === 0);
  const before = Number((i * 7) % 5 < 2);
  const yes = Number(((i * 11 + site * site * 3) % 13) + 3 * arm + 2 * before > 8);
  return { site, arm, before, yes };
});
type Child = (typeof children)[number];
const column = (all: readonly Child[], of: (child: Child) => number) => Float64Array.from(all, of);
const oddsOf = (all: readonly Child[], clustered: boolean) =>
  adjustedOdds(
    column(all, (c) => c.yes),
    column(all, (c) => c.arm),
    [column(all, (c) => c.before)],
    clustered ? column(all, (c) => c.site) : undefined,
  );

describe('the adjusted odds ratio', () => {
  it('of independent people is what R’s glm gives', () => {
    // f <- glm(yes ~ arm + before, family = binomial, control = list(epsilon = 1e-14)); summary(f)
    const { ratio, logSe, p, df } = oddsOf(children, false);
    expect(Math.log(ratio)).toBeCloseTo(0.961608708791, 10);
    expect(logSe).toBeCloseTo(0.534617813237, 7);
    expect(p).toBeCloseTo(0.072068621487, 7);
    expect(df).toBeUndefined();
  });

  it('of sites has the CR2 error that R gives from the fit’s working data', () => {
    // X <- model.matrix(f) * sqrt(w); e <- (yes - p) / sqrt(w), w <- p * (1 - p); B <- solve(crossprod(X));
    // H <- X B X'; of each site (I - H_gg)^-1/2 by eigen; Satterthwaite from the products of one vector a site.
    const { ratio, logSe, p, df, interval, n } = oddsOf(children, true);
    expect(n).toBe(60);
    expect(logSe).toBeCloseTo(0.236361273133, 9);
    expect(df).toBeCloseTo(8.00090244091, 7);
    expect(p).toBeCloseTo(0.003590596291, 9);
    expect(ratio).toBeCloseTo(2.615901313776, 9);
    expect([interval.low, interval.high]).toEqual([
      expect.closeTo(1.516749163518, 8),
      expect.closeTo(4.511582961774, 8),
    ]);
  });

  it('without covariates is that of the two-by-two table', () => {
    const cell = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(cell, cell, cell, cell, (a, b, c, d) => {
        const [y, arm] = [
          [a, 1, 1],
          [b, 0, 1],
          [c, 1, 0],
          [d, 0, 0],
        ].reduce<[number[], number[]]>(
          ([ys, arms], [count = 0, yes = 0, treated = 0]) => [
            [...ys, ...new Array<number>(count).fill(yes)],
            [...arms, ...new Array<number>(count).fill(treated)],
          ],
          [[], []],
        );
        const { ratio, logSe } = adjustedOdds(Float64Array.from(y), Float64Array.from(arm), []);
        const table = oddsRatio({ treatment: { count: a, n: a + b }, comparison: { count: c, n: c + d } });
        return same([ratio, logSe], [table.ratio, table.logSe], 1e-8);
      }),
    );
  });

  it.each([true, false])('depends neither on order nor on what is called yes (clustered: %s)', (clustered) => {
    const there = oddsOf(children, clustered);
    const turned = oddsOf(
      children.toReversed().map((c) => ({ ...c, yes: 1 - c.yes })),
      clustered,
    );
    expect(turned.ratio).toBeCloseTo(1 / there.ratio, 9);
    expect(turned.interval.low).toBeCloseTo(1 / there.interval.high, 9);
    expect([turned.p, turned.logSe]).toEqual([expect.closeTo(there.p, 9), expect.closeTo(there.logSe, 9)]);
  });

  it.each<[string, (child: Child, i: number) => Partial<Child>, NotEstimable['reason']]>([
    ['an arm that is all yes', ({ arm, yes }) => ({ yes: arm || yes }), 'no_solution'],
    ['arms that are told apart wholly', ({ arm }) => ({ yes: arm }), 'no_solution'],
    ['everybody saying yes', () => ({ yes: 1 }), 'no_variance'],
    ['a baseline that does not vary', () => ({ before: 1 }), 'collinear_predictors'],
    ['a baseline that is the arm', ({ arm }) => ({ before: arm }), 'collinear_predictors'],
    ['one site', () => ({ site: 1 }), 'too_few_observations'],
    ['no answer', () => ({ yes: NaN }), 'too_few_observations'],
    ['one answer', (_, i) => (i === 0 ? {} : { yes: NaN }), 'no_variance'],
    ['an infinite answer', (_, i) => (i === 0 ? { yes: Infinity } : {}), 'not_finite'],
  ])('of %s is refused with its reason', (_, spoil, reason) => {
    const spoilt = children.map((child, i) => ({ ...child, ...spoil(child, i) }));
    expect(outcomeOf(() => oddsOf(spoilt, true))).toBe(reason);
  });
});
