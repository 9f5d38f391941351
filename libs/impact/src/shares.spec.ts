import fc from 'fast-check';
import { syntheticStudy, type StudyShape } from '../../../test/factories/study.js';
import { analyse, type Disclosure, type ImpactResults, type OutcomeResults } from './index.js';

const OPEN: Disclosure = { minimum: 1, hideCounts: (counts) => counts };
const PLANNED = { lockedAt: '2026-01-01T00:00:00.000Z', endlineOpened: '2026-06-01' };

interface Child {
  readonly arm: number;
  readonly site: number;
  readonly before: number;
  readonly after: number;
}

/** A study of these children, whose one outcome is yes (1) or no (0). */
function analysed(children: readonly Child[], arms: readonly string[], disclosure = OPEN): OutcomeResults {
  const { design, plan, data } = syntheticStudy({
    arms,
    allocation: arms.length === 1 ? 'single_group' : 'randomised',
    sites: [1],
    perSite: children.length,
    primary: ['joy'],
  });
  const column = (of: (child: Child) => number) => Float64Array.from(children, of);
  const scores = [column((c) => 100 * c.before), column((c) => 100 * c.after)];
  const outcomes = data.outcomes.map((o) => ({
    ...o,
    kind: 'yes_no' as const,
    measurement: 'formative' as const,
    scores,
    items: [[], []],
  }));
  const study = {
    ...data,
    participants: children.length,
    arm: Int32Array.from(children, (c) => c.arm),
    site: Int32Array.from(children, (c) => c.site),
    present: scores.map((wave) => Uint8Array.from(wave, (x) => Number(!Number.isNaN(x)))),
    outcomes,
  };
  return analyse(design, plan, study, disclosure, PLANNED).outcomes[0] as OutcomeResults;
}

/** 60 children in 10 sites; the same numbers stand in the R code below. */
const sixty = Array.from({ length: 60 }, (_, i): Child => {
  const site = Math.floor(i / 6);
  const treated = Number(site % 2 === 0);
  const before = Number((i * 7) % 5 < 2);
  const after = Number(((i * 11 + site * site * 3) % 13) + 3 * treated + 2 * before > 8);
  return { arm: 1 - treated, site, before, after };
});

/** As many children in one site as the table has, in the order of yes to yes, yes to no, no to yes, no to no. */
const tableOf = (counts: readonly number[]): Child[] =>
  counts.flatMap((count, cell) =>
    Array.from({ length: count }, () => ({
      arm: 0,
      site: 1,
      before: Number(cell < 2),
      after: Number(cell % 2 === 0),
    })),
  );
const changeOf = (counts: readonly number[], disclosure = OPEN) =>
  analysed(tableOf(counts), ['all'], disclosure).changes[0] as OutcomeResults['changes'][number];
const contrastOf = (children: readonly Child[], disclosure = OPEN) =>
  analysed(children, ['centre', 'waiting'], disclosure).contrasts[0] as OutcomeResults['contrasts'][number];

describe('the change of a share in one group', () => {
  it('has McNemar’s mid-p as R gives it, and the interval of Newcombe’s paper', () => {
    // b <- 2; c <- 12; 2 * pbinom(b - 1, b + c, .5) + dbinom(b, b + c, .5); 2 * pbinom(b, b + c, .5)
    const { result, shares } = changeOf([36, 2, 12, 0]);
    if (result.kind !== 'estimated' || shares?.kind !== 'estimated') throw new Error('there are figures');
    expect(result.change).toBeCloseTo(20, 9);
    expect([result.meanBefore, result.meanAfter]).toEqual([76, 96]);
    expect([result.interval.low.toFixed(2), result.interval.high.toFixed(2)]).toEqual(['5.69', '34.04']);
    expect([shares.p, shares.pExact]).toEqual([
      expect.closeTo(0.007385253906, 10),
      expect.closeTo(0.012939453125, 10),
    ]);
    expect([result.p, shares.toYes, shares.toNo]).toEqual([shares.p, 12, 2]);
  });

  it('is spoken of as a share, whichever way it goes', () => {
    expect(changeOf([36, 2, 12, 0]).sentence.en).toContain(
      'The share at endline was 20.0 percentage points higher',
    );
    expect(changeOf([36, 12, 2, 0]).sentence.zh).toContain('末线的比例比基线低 20.0 个百分点');
    expect(changeOf([20, 5, 5, 20]).sentence.en).toContain('No clear difference between the shares');
  });

  it('is there where nobody changed, and refused where everybody did', () => {
    expect(changeOf([12, 0, 0, 13]).result).toMatchObject({
      kind: 'estimated',
      change: 0,
      p: 1,
      meanAfter: 48,
    });
    expect(changeOf([0, 0, 25, 0]).result).toEqual({ kind: 'not_estimable', reason: 'no_variance' });
    expect(changeOf([0, 1, 0, 0]).result).toEqual({ kind: 'not_estimable', reason: 'too_few_observations' });
  });

  it('turns its sign when yes and no change places', () => {
    const count = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(count, count, count, count, (yesYes, yesNo, noYes, noNo) => {
        const [there, back] = [changeOf([yesYes, yesNo, noYes, noNo]), changeOf([noNo, noYes, yesNo, yesYes])];
        if (there.result.kind !== 'estimated' || back.result.kind !== 'estimated')
          return there.result.kind === back.result.kind;
        return (
          Math.abs(there.result.change + back.result.change) < 1e-9 &&
          Math.abs(there.result.interval.low + back.result.interval.high) < 1e-9 &&
          Math.abs(there.result.p - back.result.p) < 1e-9
        );
      }),
      { numRuns: 30 },
    );
  });

  it('is withheld with all that tells of it where few said yes, or few no', () => {
    const hiding: Disclosure = {
      minimum: 10,
      hideCounts: (counts) => counts.map((count) => (count > 0 && count < 10 ? null : count)),
    };
    const { result, shares, lost } = changeOf([3, 2, 12, 40], hiding);
    expect([result.kind, shares?.kind, lost]).toEqual(['suppressed', 'suppressed', null]);
    const shown = changeOf([30, 2, 12, 40], hiding);
    expect(shown.shares).toMatchObject({ kind: 'estimated', toYes: null, toNo: null });
  });
});

describe('the difference of shares between arms', () => {
  it('by site is what R gives', () => {
    // f <- lm(100 * after ~ arm + I(100 * before)); CR2 by site with Satterthwaite from the matrices themselves
    const { model, result, shares, odds } = contrastOf(sixty);
    expect(model.method).toBe('ancova_cr2');
    if (result.kind !== 'estimated' || odds?.kind !== 'estimated') throw new Error('there are figures');
    expect([result.estimate, result.se, result.df, result.p]).toEqual([
      expect.closeTo(LPM.estimate, 8),
      expect.closeTo(LPM.se, 8),
      expect.closeTo(LPM.df, 7),
      expect.closeTo(LPM.p, 9),
    ]);
    expect(odds.ratio).toBeCloseTo(2.615901313776, 8);
    expect(odds.df).toBeCloseTo(8.00090244091, 6);
    expect(shares).toMatchObject({ kind: 'estimated', treatment: 60, n: 60 });
    expect(shares).not.toHaveProperty('interval');
  });

  it('by person has Newcombe’s interval beside it', () => {
    const within = sixty.map((child, i) => ({ ...child, site: 1, arm: i % 2 }));
    const { model, shares, odds } = contrastOf(within);
    expect(model.method).toBe('ancova');
    expect(shares).toHaveProperty('interval.low');
    expect(odds).not.toHaveProperty('df');
  });

  it('stands without odds where an arm is all yes', () => {
    const { result, odds, sentence } = contrastOf(sixty.map((c) => (c.arm === 0 ? { ...c, after: 1 } : c)));
    expect(result.kind).toBe('estimated');
    expect(odds).toEqual({ kind: 'not_estimable', reason: 'no_solution' });
    expect(sentence.en).toContain('percentage points');
  });

  it('needs no adjusting where nobody said yes at baseline', () => {
    const { result, claim, equivalence, beside, odds } = contrastOf(sixty.map((c) => ({ ...c, before: 0 })));
    expect(equivalence).toMatchObject({ g: 0 });
    expect([result.kind, beside?.kind, odds?.kind, claim.rung]).toEqual([
      'estimated',
      'estimated',
      'estimated',
      'effect',
    ]);
  });

  it('is said in the words of its rung', () => {
    const raised = sixty.map((c) => ({ ...c, after: c.arm === 0 && c.before === 0 ? 1 : c.after }));
    expect(contrastOf(raised).sentence.en).toMatch(/raised the share at endline by [\d.]+ percentage points/);
    expect(contrastOf(raised).sentence.zh).toMatch(/使末线的比例提高了 [\d.]+ 个百分点/);
  });
});

/** What the R code above prints. */
const LPM = { estimate: 23.333333333333, se: 5.186655780428, df: 7.999538404099, p: 0.002005763165 };

const SHAPE: StudyShape = {
  sites: [6, 6],
  perSite: 10,
  lost: 0.2,
  outcomes: { joy: 'emotional', calm: 'emotional' },
  kinds: { joy: 'yes_no' },
  primary: ['joy', 'calm'],
};
const run = ({ design, plan, data }: ReturnType<typeof syntheticStudy>): ImpactResults =>
  analyse(design, plan, data, OPEN, PLANNED);

describe('an analysis that holds shares', () => {
  it('says in no finding that a scale of yes and no stands at its ends', () => {
    const { findings, outcomes } = run(syntheticStudy(SHAPE));
    expect(outcomes.map((o) => o.kind)).toEqual(['yes_no', 'score']);
    expect(
      findings.filter((f) => f.code === 'floor' || f.code === 'ceiling').map((f) => f.text.en),
    ).not.toEqual(expect.arrayContaining([expect.stringContaining('T joy')]));
  });
});
