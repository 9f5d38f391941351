import { outcomeOf } from '../../reference/samples.js';
import { adjustedRiskDifference, type NotEstimable } from '../index.js';

/** 40 children; the same numbers stand in the R code below. */
const children = Array.from({ length: 40 }, (_, i) => {
  const arm = i % 2;
  const before = Number((i * 7) % 5 < 2);
  return { arm, before, yes: Number(((i * 11) % 13) + 3 * arm + 2 * before > 8) };
});
type Child = (typeof children)[number];
const differenceOf = (all: readonly Child[]) =>
  adjustedRiskDifference(
    Float64Array.from(all, (c) => c.yes),
    Float64Array.from(all, (c) => c.arm),
    [Float64Array.from(all, (c) => c.before)],
  );

describe('the adjusted difference of shares', () => {
  it('is what R’s lm gives with sandwich::vcovHC(f, "HC2")', () => {
    const { estimate, se, p, interval, df } = differenceOf(children);
    expect([estimate, se, p, df]).toEqual([
      expect.closeTo(0.25, 10),
      expect.closeTo(0.156001514745, 10),
      expect.closeTo(0.117538444303, 10),
      37,
    ]);
    expect([interval.low, interval.high]).toEqual([
      expect.closeTo(-0.066089093397, 9),
      expect.closeTo(0.566089093397, 9),
    ]);
  });

  it('has R’s HC1 error where one child alone said yes at baseline', () => {
    const { estimate, se } = differenceOf(children.map((c, i) => ({ ...c, before: Number(i === 4) })));
    expect([estimate, se]).toEqual([expect.closeTo(0.234210526316, 10), expect.closeTo(0.160225921933, 10)]);
  });

  it('turns its sign with the arms, and with yes and no, whatever the order', () => {
    const there = differenceOf(children);
    const arms = differenceOf(children.toReversed().map((c) => ({ ...c, arm: 1 - c.arm })));
    const answers = differenceOf(children.map((c) => ({ ...c, yes: 1 - c.yes })));
    for (const { estimate, se } of [arms, answers])
      expect([estimate, se]).toEqual([expect.closeTo(-there.estimate, 12), expect.closeTo(there.se, 12)]);
  });

  it.each<[string, (child: Child, i: number) => Partial<Child>, NotEstimable['reason']]>([
    ['arms that are told apart wholly', ({ arm }) => ({ yes: arm }), 'no_variance'],
    ['everybody saying no', () => ({ yes: 0 }), 'no_variance'],
    ['a baseline that does not vary', () => ({ before: 1 }), 'collinear_predictors'],
    ['an arm of one child', (_, i) => ({ arm: Number(i === 0) }), 'too_few_observations'],
    ['no answer', () => ({ yes: NaN }), 'too_few_observations'],
    ['an infinite answer', (_, i) => (i === 0 ? { yes: Infinity } : {}), 'not_finite'],
  ])('of %s is refused with its reason', (_, spoil, reason) => {
    const spoilt = children.map((child, i) => ({ ...child, ...spoil(child, i) }));
    expect(outcomeOf(() => differenceOf(spoilt))).toBe(reason);
  });
});
