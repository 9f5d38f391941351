import { analyse } from './analyse.js';
import { sharesIn } from './answers.js';
import type { OutcomeData } from './study.js';

const answers = (...counts: readonly number[]): number[] =>
  counts.flatMap((count, level) => Array.from({ length: count }, () => level));
const sharesOf = (step: number, ...counts: readonly number[]) => {
  const cell = sharesIn(answers(...counts), [...counts.keys()], step);
  if (cell.kind !== 'estimated') throw new Error(cell.kind);
  return cell.shares;
};

describe('shares of answers', () => {
  it('are whole steps, with what is left divided evenly', () => {
    // 12, 31, 41 and 116 of 200: 6, 15.5, 20.5 and 58 per cent, in steps of 5.
    expect(sharesOf(5, 12, 31, 41, 116)).toEqual([6.25, 16.25, 21.25, 56.25]);
    expect(sharesOf(10, 3, 7)).toEqual([35, 65]);
  });

  it('add up to 100 and lie within a step of the truth', () => {
    for (let a = 0; a <= 40; a += 3)
      for (let b = 0; b + a <= 40; b += 3) {
        const counts = [a, b, 40 - a - b];
        const shares = sharesOf(10, ...counts);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 9);
        shares.forEach((share, level) => {
          expect(Math.abs(share - (100 * (counts[level] as number)) / 40)).toBeLessThanOrEqual(10);
        });
      }
  });

  it('are alike for all counts within the same steps: nobody is told from a few', () => {
    expect(sharesOf(10, 0, 25, 75)).toEqual(sharesOf(10, 3, 26, 71));
    // Where each count is a whole step, nothing is left: the largest gives one away.
    expect(sharesOf(10, 0, 30, 70)).toEqual(sharesOf(10, 3, 32, 65));
  });

  it('are withheld where more than a tenth did not answer, and absent where nobody did', () => {
    expect(sharesIn([...answers(50, 38), ...new Array<number>(12).fill(NaN)], [0, 1], 5).kind).toBe(
      'suppressed',
    );
    expect(sharesIn([NaN, NaN], [0, 1], 5).kind).toBe('not_estimable');
  });
});

describe('answers of a study', () => {
  const column = (people: number, shift: number) =>
    Float64Array.from({ length: people }, (_, i) => (i * 7 + shift) % 4);
  const scale = (id: string, people: number, domain = 'emotional'): OutcomeData => {
    const items = [0, 1].map((wave) => [0, 1, 2].map((item) => column(people, wave + item)));
    return {
      id,
      name: { zh: id, en: id },
      domain,
      direction: 'higher_is_better',
      measurement: 'reflective',
      range: [0, 3],
      scores: items.map((wave) =>
        Float64Array.from(
          { length: people },
          (_, i) => wave.reduce((sum, item) => sum + (item[i] ?? 0), 0) / 3,
        ),
      ),
      items,
      asked: ['a', 'b', 'c'].map((item) => ({
        id: item,
        name: { zh: item, en: item },
        levels: [0, 1, 2, 3],
        isReversed: item === 'b',
      })),
    };
  };
  const analysed = (people: number, outcomes: readonly OutcomeData[]) =>
    analyse(
      {
        allocation: 'single_group',
        arms: ['all'],
        comparisons: [],
        waves: ['1', '2'].map((code) => ({ code, name: { zh: code, en: code } })),
        sites: 5,
      },
      {
        schema: 'tongxing.analysis-plan/1',
        baseline: '1',
        endline: '2',
        outcomes: outcomes.map(({ id }) => id),
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
        outcomes,
        duplicates: 0,
      },
      { minimum: 10, hideCounts: (counts) => counts.map((count) => (count > 0 && count < 10 ? null : count)) },
    ).outcomes[0]?.answers;

  it.each([
    [122, undefined],
    [123, 10],
    [244, 10],
    [245, 5],
  ])('of %i people come in steps of %p: a step holds more people than may be told of', (people, step) => {
    expect(analysed(people, [scale('joy@1/mood', people)])?.step).toBe(step);
  });

  it('name the items, and those that the scale turns round', () => {
    const found = analysed(211, [scale('joy@1/mood', 211)]);
    expect(found?.items.map(({ name, isReversed }) => [name.en, isReversed])).toEqual([
      ['a', false],
      ['b', true],
      ['c', false],
    ]);
  });

  it.each<[string, Partial<OutcomeData>]>([
    [
      'shares of the same instrument',
      { id: 'joy@1/mood:from:60', kind: 'yes_no', domain: 'other', items: [[], []] },
    ],
    ['categories of the same domain', { id: 'calm@1/x', kind: 'ordered', items: [[], []] }],
    [
      'a scale of two items of the same domain',
      { id: 'calm@1/x', items: [[], []].map(() => [column(211, 0)]) },
    ],
  ])('are not told beside %s', (_, other) => {
    const people = 211;
    const own = scale('joy@1/mood', people);
    const yes = own.scores.map((wave) =>
      wave.map((score) => (other.kind === 'yes_no' ? (score > 1 ? 100 : 0) : score)),
    );
    expect(analysed(people, [own, { ...scale('x', people), scores: yes, ...other }])).toBeUndefined();
    expect(analysed(people, [own, scale('calm@1/y', people)])).toBeDefined();
  });
});
