import type { Frame } from './frame.js';
import { NO_PERSON, type OutcomeData } from './study.js';
import { villagesOf } from './villages.js';

/** Villages of two arms, rated once at each wave, but for the first, rated twice at baseline. */
const before = [30, 60, 50, 70, 20, 40];
const after = [NaN, 60, 55, 65, 80, 30];
const hotline = [2, 0, 3, 1, 0, 2];
const rows = before.length;
const column = (...numbers: readonly number[]) => Float64Array.from(numbers);

const outcome: OutcomeData = {
  id: 'checklist@1/system',
  unit: 'site',
  name: { zh: '总评', en: 'System' },
  domain: 'system',
  direction: 'higher_is_better',
  measurement: 'formative',
  range: [0, 100],
  scores: [column(...before), column(...after)],
  items: [[], []],
  checklist: {
    parts: [{ name: { zh: '队伍', en: 'Workforce' }, scores: [column(...after), column(...before)] }],
    mustHaves: [{ name: { zh: '热线', en: 'Hotline' }, scores: [column(...hotline), column(...hotline)] }],
  },
};

const frame = (arms: readonly number[], minimum = 3): Frame => ({
  design: { allocation: 'matched', arms: ['a', 'b'], comparisons: [], waves: [], sites: 5 },
  plan: {} as Frame['plan'],
  planning: {} as Frame['planning'],
  data: {
    participants: rows,
    arm: new Int32Array(rows).fill(NO_PERSON),
    recordedIn: Int32Array.from(arms),
    site: Int32Array.of(0, 0, 1, 2, 3, 4),
    siteCodes: ['v-09', 'v-02', 'v-03', 'v-04', 'v-05'],
    present: [],
    facts: [],
    outcomes: [outcome],
    duplicates: 0,
  },
  disclosure: { minimum: 10, hideCounts: (c) => c, ofSites: { minimum, hideCounts: (c) => c } },
  baseline: 0,
  endline: 1,
});

it('are told one by one, in the order of their codes: of two ratings the mean, of a must-have the lower', () => {
  const [found] = villagesOf(frame([0, 0, 0, 0, 0, 0]), [outcome]);
  expect(found?.villages.map(({ village }) => village)).toEqual(['v-02', 'v-03', 'v-04', 'v-05', 'v-09']);
  expect(found?.villages.at(-1)).toEqual({
    village: 'v-09',
    arm: 'a',
    overall: [45, 60],
    parts: [[60, 45]],
    mustHaves: [[0, 0]],
  });
  expect(found?.medians).toEqual({ overall: [45, 60], parts: [[60, 45]] });
});

it('are not told in an arm with fewer villages than a published group must have', () => {
  const [found] = villagesOf(frame([0, 0, 0, 0, 1, 1]), [outcome]);
  expect(new Set(found?.villages.map(({ arm }) => arm))).toEqual(new Set(['a']));
  expect(villagesOf(frame([0, 0, 0, 1, 1, 1], 4), [outcome])).toEqual([]);
});

it('are there for ratings of sites with must-haves only', () => {
  const { checklist, ...plain } = outcome;
  expect(checklist?.parts).toHaveLength(1);
  expect(villagesOf(frame([0, 0, 0, 0, 0, 0]), [plain])).toEqual([]);
});
