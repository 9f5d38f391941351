import { powerAnswer } from './power-answer.js';
import { readStudy, type PlannedStudy, type TypedStudy } from './power-options.js';

const STUDY: PlannedStudy = {
  centres: 10,
  children: 20,
  arms: 2,
  icc: 0.05,
  r2: 0.36,
  power: 0.8,
  alpha: 0.05,
  sizeVariation: 0,
};
const TYPED = Object.fromEntries(
  Object.entries(STUDY).map(([name, value]) => [name, String(value)]),
) as unknown as TypedStudy;

const english = (study: Partial<PlannedStudy>) => powerAnswer({ ...STUDY, ...study }).en;
/** The last words of the line that begins so. */
const lineOf = (text: string, beginning: string) =>
  text
    .split('\n')
    .find((line) => line.startsWith(beginning))
    ?.slice(beginning.length)
    .trim();

describe('what a planned study can detect', () => {
  it.each([
    [8, 0.05, '0.59 SD'],
    [10, 0.05, '0.50 SD'],
    [20, 0.05, '0.33 SD'],
    [40, 0.05, '0.23 SD'],
    [10, 0.1, '0.62 SD'],
    [20, 0.1, '0.40 SD'],
  ])('of %i centres at an ICC of %f is %s', (centres, icc, effect) => {
    const half = String(centres / 2);
    const beginning = `arms of ${half} and ${half} centres, adjusted for baseline`;
    expect(lineOf(english({ centres, icc }), beginning)).toBe(effect);
  });

  it('says the same in both languages', () => {
    const { zh, en } = powerAnswer(STUDY);
    const figures = (text: string) => text.split('\n\n')[1]?.match(/\d\.\d\d/g);
    expect(zh).toContain('10 个站点，每个站点平均 20 名儿童（共 200 名），分 2 组');
    expect(figures(zh)).toEqual(figures(en));
    expect(figures(zh)).toHaveLength(4);
  });

  it('compares the two smallest of several arms', () => {
    expect(english({ arms: 3, centres: 14 })).toContain('arms of 4 and 5 centres');
    expect(english({ arms: 3, centres: 13 })).toContain('arms of 4 and 4 centres');
    expect(english({ centres: 11 })).toContain('arms of 5 and 6 centres');
  });

  it('is a change and no difference where there is one group', () => {
    const alone = english({ arms: 1 });
    expect(lineOf(alone, 'one group before and after, no comparison')).toBe('0.28 SD');
    expect(alone).not.toContain('adjusted for baseline');
  });

  it('is nothing with under four centres in an arm, as in reports', () => {
    const few = english({ centres: 7 });
    expect(lineOf(few, 'arms of 3 and 4 centres, endline alone')).toBe('too few centres: description only');
    expect(lineOf(english({ centres: 3 }), 'one group before and after, no comparison')).toBe(
      'too few centres: description only',
    );
  });

  it('takes more centres where their children are more alike or their sizes differ', () => {
    const centres = (text: string, icc: string) => Number(lineOf(text, `ICC ${icc}`)?.split(/\s+/)[1]);
    expect(centres(english({}), '0.1')).toBeGreaterThan(centres(english({}), '0.05'));
    expect(centres(english({ sizeVariation: 0.6 }), '0.05')).toBeGreaterThan(centres(english({}), '0.05'));
    expect(english({ sizeVariation: 0.6 })).toContain('centre sizes vary by 0.6');
  });
});

describe('a study that cannot be', () => {
  it('takes more centres than are looked through', () => {
    expect(english({ icc: 0.9, r2: 0, sizeVariation: 5, power: 0.9999, alpha: 0.0001 })).toContain('> 100000');
  });

  it('of one child in each of very many arms compares nothing', () => {
    const alone = english({ centres: 4, children: 1, arms: 9 });
    expect(alone.match(/too few centres: description only/g)).toHaveLength(3);
  });
});

describe('options of a planned study', () => {
  it('are read as numbers', () => {
    expect(readStudy(TYPED)).toEqual({ study: STUDY });
  });

  it.each<[Partial<TypedStudy>, string]>([
    [{ centres: '1' }, '--centres must be a whole number from 2 to 10000, not "1"'],
    [{ centres: '10.5' }, '--centres must be a whole number'],
    [{ children: '' }, '--children must be a number from 1 to 10000, not ""'],
    [{ arms: 'two' }, '--arms must be a whole number from 1 to 9, not "two"'],
    [{ icc: '1' }, '--icc must be a number from 0 to under 1'],
    [{ r2: '-0.1' }, '--r2 must be a number from 0 to under 1'],
    [{ alpha: '0' }, '--alpha must be a number from 0.0001 to 0.5'],
    [{ power: '80' }, '--power must be a number from 0.01 to 0.9999, not "80"'],
    [{ power: '0.05' }, '--power must be above --alpha'],
    [{ sizeVariation: '6' }, '--size-variation must be a number from 0 to 5'],
  ])('%j are refused', (wrong, message) => {
    const read = readStudy({ ...TYPED, ...wrong });
    expect('faults' in read && read.faults.map(({ en }) => en)).toEqual([expect.stringContaining(message)]);
  });

  it('are refused all at once', () => {
    const read = readStudy({ ...TYPED, icc: 'x', power: 'y' });
    expect('faults' in read && read.faults.map(({ zh }) => zh)).toEqual([
      '--icc 应为 0 至 1 的数（不含 1），现为“x”',
      '--power 应为 0.01 至 0.9999 的数，现为“y”',
    ]);
  });
});
