import { ScoringKey, type InstrumentDefinition } from '@tongxing/instruments';
import { derivedOutcomes } from './derived-outcomes.js';
import { InstrumentColumns } from './instrument-columns.js';
import { linkedOutcomes } from './linked-outcomes.js';

const name = { zh: '测', en: 'Test' };
const band = (id: string, from: number) => ({
  id,
  name: { zh: `${id}级`, en: id },
  from,
  population: 'nobody',
  citation: 'none',
});

const key = ScoringKey.parse({
  schema: 'tongxing.scoring-key/1',
  instrument: 'joy',
  version: '1.0.0',
  items: {
    laugh: { min: 0, max: 4 },
    sad: { min: 0, max: 4 },
    knows: { min: 0, max: 1, values: { right: 1, wrong: 0 } },
  },
  scales: [
    {
      id: 'mood',
      name,
      domain: 'emotional',
      items: ['laugh', 'sad'],
      reversed: ['sad'],
      direction: 'higher_is_better',
      measurement: 'reflective',
      bands: [band('low', 0), band('middle', 40), band('high', 70)],
    },
  ],
  redFlags: [{ id: 'alone', level: 2, name, when: [{ item: 'laugh', atMost: 0 }] }],
});

/** Four children at two waves: what each answers to `laugh`, with `sad` at 2; undefined did not take part. */
function asked(waves: readonly (readonly (number | undefined)[])[]): InstrumentColumns {
  const elements = [{ type: 'rating', name: 'laugh', title: { default: 'I laughed', 'zh-cn': '我笑了' } }];
  const definition = {
    instrument: 'joy',
    version: '1.0.0',
    questionnaire: { pages: [{ name: 'p', elements }] },
    provenance: { title: name },
    key,
  } as unknown as InstrumentDefinition;
  const version = { id: '1', contentHash: '', keyHash: '', definition, validate: () => ({ faults: [] }) };
  const columns = new InstrumentColumns(version as never, waves.length, 4, ['alone']);
  waves.forEach((children, wave) => {
    children.forEach((laugh, row) => {
      if (laugh === undefined) return;
      const scores = new Map([['mood', (100 * (laugh + 2)) / 8]]);
      const answers = { laugh, sad: 2, knows: laugh > 2 ? 'right' : 'wrong' };
      columns.add(wave, row, { receivedAt: '2026-01-01', answers, scores });
    });
  });
  return columns;
}

const columns = [
  asked([
    [0, 1, 3, 4],
    [4, 0, undefined, 2],
  ]),
];
const derived = (form: string) => derivedOutcomes([`joy@1.0.0/${form}`], columns, linkedOutcomes(columns))[0];
const wave = (form: string, index: number) => [...(derived(form)?.scores[index] ?? [])];

describe('an outcome made from scores and answers', () => {
  it.each([
    ['a score that is reached', 'mood:from:62.5', [0, 0, 100, 100]],
    ['a band that is reached', 'mood:from:middle', [0, 0, 100, 100]],
    ['the highest band', 'mood:from:high', [0, 0, 0, 100]],
    ['bands in order', 'mood:bands', [0, 0, 1, 2]],
    ['an item of two numbers', 'item:knows', [0, 0, 100, 100]],
    ['an item of several', 'item:laugh', [0, 1, 3, 4]],
    ['an item that is reached', 'item:laugh:from:1', [0, 100, 100, 100]],
    ['a red flag', 'flag:alone', [100, 0, 0, 0]],
  ])('from %s', (_, form, baseline) => {
    expect(wave(form, 0)).toEqual(baseline);
    expect(wave(form, 1)[2]).toBeNaN();
  });

  it('says whether it is yes or no, or has an order, and which way is better', () => {
    expect(derived('mood:from:high')).toMatchObject({ kind: 'yes_no', direction: 'higher_is_better' });
    expect(derived('item:sad')).toMatchObject({ kind: 'ordered', direction: 'lower_is_better' });
    expect(derived('item:knows')).toMatchObject({ kind: 'yes_no', direction: 'neutral' });
    expect(derived('flag:alone')).toMatchObject({ kind: 'yes_no', direction: 'lower_is_better' });
  });

  it('goes by the name of its band or question in both languages', () => {
    expect(derived('mood:from:high')?.name).toEqual({ zh: '测：达到“high级”', en: 'Test: high or above' });
    expect(derived('item:laugh')?.name).toEqual({ zh: '我笑了', en: 'I laughed' });
    expect(derived('item:knows')?.name).toEqual({ zh: 'knows', en: 'knows' });
  });

  it.each(['mood', 'item:none', 'flag:none', 'none:from:60', 'none:bands', 'item:none:from:1'])(
    'is none from %s',
    (form) => {
      expect(derived(form)).toBeUndefined();
    },
  );
});
