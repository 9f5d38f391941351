import { analyse } from './analyse.js';
import { edgesFor } from './bins.js';
import type { ArmSpread } from './distribution.js';
import type { OutcomeData } from './study.js';

const spread = (...counts: readonly number[]): Float64Array =>
  Float64Array.from(
    counts.flatMap((count, bin) => Array.from({ length: count }, (_, i) => 20 * bin + 1 + (i % 15))),
  );

describe('bins', () => {
  it('are fifths of the range where each holds enough', () => {
    expect(edgesFor([spread(12, 10, 10, 20, 11)], [0, 100], 10)).toEqual([0, 20, 40, 60, 80, 100]);
  });

  it('are put together, for all columns alike, until each holds enough of every column', () => {
    expect(edgesFor([spread(12, 10, 10, 20, 11), spread(9, 30, 10, 10, 9)], [0, 100], 10)).toEqual([
      0, 40, 60, 100,
    ]);
  });

  it('are one where there are too few for two, and none without columns', () => {
    expect(edgesFor([spread(3, 9, 2)], [0, 100], 10)).toEqual([0, 100]);
    expect(edgesFor([], [0, 100], 10)).toEqual([]);
  });

  it('never stand for an end of the scale alone', () => {
    const floor = new Float64Array(30);
    const ceiling = new Float64Array(30).fill(100);
    const between = spread(0, 20, 20);
    expect(edgesFor([Float64Array.of(...floor, ...between, ...ceiling)], [0, 100], 10)).toEqual([0, 40, 100]);
  });

  it('take a score on an edge into the bin above it, and the highest into the last', () => {
    const column = Float64Array.of(
      ...new Float64Array(10).fill(5),
      6,
      ...new Float64Array(10).fill(20),
      90,
      100,
    );
    expect(edgesFor([column], [0, 100], 10)).toEqual([0, 20, 100]);
  });
});

describe('the spread of an outcome', () => {
  const people = 200;
  const column = (shift: number) => Float64Array.from({ length: people }, (_, i) => (i * 37 + shift) % 101);
  const outcome: OutcomeData = {
    id: 'joy',
    name: { zh: '快乐', en: 'Joy' },
    domain: 'emotional',
    direction: 'higher_is_better',
    measurement: 'formative',
    range: [0, 100],
    scores: [column(0), column(20).map((score, i) => (i < 30 ? NaN : score))],
    items: [[], []],
  };
  const analysed = (of: OutcomeData, minimum = 10) =>
    analyse(
      {
        allocation: 'single_group',
        arms: ['all'],
        comparisons: [],
        waves: ['a', 'b'].map((code) => ({ code, name: { zh: code, en: code } })),
        sites: 5,
      },
      {
        schema: 'tongxing.analysis-plan/1',
        baseline: 'a',
        endline: 'b',
        outcomes: ['joy'],
        primary: [],
        comparisons: [],
        level: 0.95,
        seed: 1,
      },
      {
        participants: people,
        arm: new Int32Array(people),
        site: Int32Array.from({ length: people }, (_, i) => i % 5),
        present: [new Uint8Array(people).fill(1), new Uint8Array(people).fill(1)],
        facts: [],
        outcomes: [of],
        duplicates: 0,
      },
      { minimum, hideCounts: (counts) => counts.map((count) => (count > 0 && count < minimum ? null : count)) },
    ).outcomes[0]?.distribution;

  it('counts those with both scores, bin by bin', () => {
    const found = analysed(outcome);
    const result = found?.arms[0]?.result as { kind: string } & ArmSpread;
    const [before = [], after = []] = outcome.scores.map((wave) => [...wave]);
    const pairs = before
      .map((score, i) => [score, after[i] ?? NaN] as const)
      .filter(([, b]) => !Number.isNaN(b));
    const inBin = (which: 0 | 1, from: number, to: number) =>
      pairs.filter((pair) => pair[which] >= from && (pair[which] < to || to === 100)).length;
    const edges = found?.edges ?? [];
    expect(edges).toEqual([0, 20, 40, 60, 80, 100]);
    expect(result.n).toBe(170);
    for (const [which, counts] of [result.before, result.after].entries())
      expect(counts).toEqual(edges.slice(1).map((to, i) => inBin(which as 0 | 1, edges[i] as number, to)));
  });

  it('is withheld of an arm of which it is withheld how many changed reliably', () => {
    const items = outcome.scores.map((wave) =>
      [0, 1, 2].map((i) => wave.map((score, row) => score / 10 + ((row * 13 + i * 29) % 7))),
    );
    const steady: OutcomeData = {
      ...outcome,
      measurement: 'reflective',
      items,
      scores: [column(0), column(0).map((score, i) => (i < 5 ? 100 - score : score + (i % 3) - 1))],
    };
    expect(analysed(steady)?.arms[0]?.result.kind).toBe('suppressed');
  });

  it('is withheld where there are too few for two bins, and is not there for other kinds of outcomes', () => {
    expect(analysed(outcome, 90)?.arms[0]?.result.kind).toBe('suppressed');
    expect(analysed({ ...outcome, unit: 'site' })).toBeUndefined();
    const shares = outcome.scores.map((wave) =>
      wave.map((score) => (Number.isNaN(score) ? NaN : score < 50 ? 0 : 100)),
    );
    expect(analysed({ ...outcome, kind: 'yes_no', scores: shares })).toBeUndefined();
  });
});
