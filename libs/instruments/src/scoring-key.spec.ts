import { ScoringKey } from './scoring-key.js';

const name = { zh: '名', en: 'name' };
const KEY = {
  schema: 'tongxing.scoring-key/1',
  instrument: 'x',
  version: '1.0.0',
  items: { a: { min: 0, max: 1 } },
  scales: [
    { id: 's', name, domain: 'd', items: ['a'], direction: 'higher_is_better', measurement: 'formative' },
  ],
};
const scale = KEY.scales[0]!;
const flag = { id: 'f', level: 2, name, when: [{ item: 'a', atMost: 0 }] };

const pathsOf = (key: unknown) => {
  const { error } = ScoringKey.safeParse(key);
  return error?.issues.map((issue) => issue.path.join('.')) ?? [];
};

describe('a scoring key', () => {
  it('needs neither flags nor anchors', () => {
    expect(pathsOf(KEY)).toEqual([]);
  });

  it.each([
    ['a score outside the range', { ...KEY, items: { a: { min: 0, max: 1, values: { yes: 2 } } } }, 'items.a'],
    [
      'cuts that fall',
      {
        ...KEY,
        items: {
          a: {
            min: 0,
            max: 1,
            cuts: [
              { from: 5, score: 1 },
              { from: 0, score: 0 },
            ],
          },
        },
      },
      'items.a',
    ],
    [
      'values and cuts together',
      { ...KEY, items: { a: { min: 0, max: 1, values: { yes: 1 }, cuts: [{ from: 0, score: 0 }] } } },
      'items.a',
    ],
    ['a flag twice', { ...KEY, redFlags: [flag, flag] }, 'redFlags.1.id'],
    ['a flag of level 4', { ...KEY, redFlags: [{ ...flag, level: 4 }] }, 'redFlags.0.level'],
    ['a flag without a condition', { ...KEY, redFlags: [{ ...flag, when: [] }] }, 'redFlags.0.when'],
    [
      'a flag on a scale that is not there',
      { ...KEY, redFlags: [{ ...flag, when: [{ scale: 't', atMost: 1 }] }] },
      'redFlags.0.when',
    ],
    ['an anchor that is no item', { ...KEY, anchors: [{ instrument: 'y', items: ['b'] }] }, 'anchors.0.items'],
    [
      'a cap at a band that is not there',
      { ...KEY, scales: [{ ...scale, cap: { mustHaves: ['a'], band: 'low' } }] },
      'scales.0.cap.band',
    ],
    [
      'a mean of no answers',
      { ...KEY, scales: [{ ...scale, minimumAnsweredPercent: 0 }] },
      'scales.0.minimumAnsweredPercent',
    ],
    [
      'an adjustment by a scale that does not stand before',
      { ...KEY, scales: [{ ...scale, adjusted: { scale: 's', atLeast: 1, times: 0.5 } }] },
      'scales.0.adjusted',
    ],
  ])('refuses %s', (_, key, path) => {
    expect(pathsOf(key)).toEqual([path]);
  });
});
