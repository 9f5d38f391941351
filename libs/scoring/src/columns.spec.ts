import fc from 'fast-check';
import { ScoringKey } from '@tongxing/instruments';
import { itemColumns, NOTHING_COUNTS, scoreColumns } from './columns.js';
import { explainRespondent } from './explain.js';
import { scoreRespondent, type Answers, type ScaleScore } from './score.js';

const name = { zh: '测', en: 'Test' };
const ITEMS = ['a', 'b', 'c', 'd', 'e'];
const SPANS = [
  { min: 0, max: 3 },
  { min: 1, max: 5 },
  { min: -1, max: 0.3 },
];

const bands = [10, 40, 70].map((from, i) => ({
  id: `b${String(i)}`,
  name,
  from,
  population: 'nobody',
  citation: 'invented',
}));

/** By the first scale, which is never adjusted itself. */
const ADJUSTED = { scale: 's0', atLeast: 2, times: 0.85, rounded: true };

const scale = fc.record({
  items: fc.subarray(ITEMS, { minLength: 1 }),
  minimumAnsweredPercent: fc.constantFrom(0, 1, 50, 80, 100),
  transform: fc.constantFrom('percent' as const, 'mean' as const, 'sum' as const, 'prorated' as const),
  isCapped: fc.boolean(),
  isAdjusted: fc.boolean(),
});

const keys = fc
  .tuple(fc.array(fc.constantFrom(...SPANS), { minLength: 5, maxLength: 5 }), fc.array(scale, { minLength: 1 }))
  .map(([spans, scales]) =>
    ScoringKey.parse({
      schema: 'tongxing.scoring-key/1',
      instrument: 'test',
      version: '1.0.0',
      items: Object.fromEntries(ITEMS.map((item, i) => [item, spans[i]])),
      missingValues: { dont_know: 'dont_know' },
      scales: scales.map(({ items, isCapped, isAdjusted, minimumAnsweredPercent, ...rest }, i) => ({
        id: `s${String(i)}`,
        name,
        domain: 'test',
        direction: 'neutral',
        measurement: 'reflective',
        items,
        reversed: items.filter((_, j) => j % 2 === 1),
        bands,
        ...(isCapped && { cap: { mustHaves: items.slice(0, 2), band: 'b1' } }),
        minimumAnsweredPercent: rest.transform === 'sum' ? minimumAnsweredPercent : minimumAnsweredPercent || 1,
        ...(isAdjusted && i > 0 && { adjusted: ADJUSTED }),
        ...rest,
      })),
    }),
  );

type Range = ScoringKey['items'][string];

const broken = ({ min, max }: Range) =>
  fc.oneof(fc.constantFrom<unknown>(min, max, 'dont_know'), fc.double({ min, max, noNaN: true }));
const whole = ({ min, max }: Range) =>
  fc.oneof(fc.constant<unknown>('dont_know'), fc.integer({ min: Math.ceil(min), max: Math.floor(max) }));

const answersOf = (key: ScoringKey, answer: (range: Range) => fc.Arbitrary<unknown>) =>
  fc.array(
    fc.record(Object.fromEntries(Object.entries(key.items).map(([item, range]) => [item, answer(range)])), {
      requiredKeys: [],
    }),
    { minLength: 1, maxLength: 8 },
  );

const keysAndAnswers = fc
  .tuple(keys, fc.constantFrom(broken, whole))
  .chain(([key, answer]) =>
    answersOf(key, answer).map((respondents): [ScoringKey, Answers[]] => [key, respondents]),
  );

/** One respondent's scores out of the columns, as `scoreRespondent` writes them. */
function rowOf(key: ScoringKey, columns: ReturnType<typeof scoreColumns>, i: number): ScaleScore[] {
  return columns.map(({ scale: id, values, answered, bands: reached }, s) => {
    const base = { scale: id, answered: Number(answered[i]), items: key.scales[s]?.items.length ?? 0 };
    const value = Number(values[i]);
    if (Number.isNaN(value)) return { ...base, kind: 'missing', reason: 'too_few_answered' };
    const band = key.scales[s]?.bands[Number(reached[i])]?.id;
    return { ...base, kind: 'scored', value, ...(band !== undefined && { band }) };
  });
}

describe('scoring by columns', () => {
  it('gives each respondent the scores of scoring one by one, to the last bit', () => {
    fc.assert(
      fc.property(keysAndAnswers, ([key, respondents]) => {
        const columns = scoreColumns(key, itemColumns(key, respondents), respondents.length);
        const rows = respondents.map((_, i) => rowOf(key, columns, i));
        expect(rows).toEqual(respondents.map((answers) => scoreRespondent(key, answers)));
      }),
      { seed: 20261125, numRuns: 300 },
    );
  });

  it('gives whole numbers one byte each, and others and a zero below zero eight', () => {
    const [any] = fc.sample(keys, { seed: 1, numRuns: 1 }) as [ScoringKey];
    const key = { ...any, items: { a: { min: -1, max: 3 } } };
    expect(itemColumns(key, [{ a: 1 }, {}])['a']).toEqual(Int8Array.of(1, NOTHING_COUNTS));
    expect(itemColumns(key, [{ a: 1.5 }, {}])['a']).toEqual(Float64Array.of(1.5, NaN));
    expect(itemColumns(key, [{ a: -0 }, {}])['a']).toEqual(Float64Array.of(-0, NaN));
  });

  it('refuses numbers outside an item’s range, and columns of another length', () => {
    const [key] = fc.sample(keys, { seed: 1, numRuns: 1 }) as [ScoringKey];
    const item = key.scales[0]?.items[0] ?? '';
    expect(() => scoreColumns(key, { [item]: Float64Array.of(99) }, 1)).toThrow(RangeError);
    expect(() => scoreColumns(key, { [item]: Int8Array.of(99) }, 1)).toThrow(RangeError);
    expect(() => scoreColumns(key, { [item]: Float64Array.of(0, 0) }, 1)).toThrow(RangeError);
  });

  it('takes an item without a column for one that nobody answered', () => {
    const [key] = fc.sample(keys, { seed: 1, numRuns: 1 }) as [ScoringKey];
    expect(scoreColumns(key, {}, 1).map(({ values, bands: reached }) => [values[0], reached[0]])).toEqual(
      key.scales.map(() => [NaN, -1]),
    );
  });
});

describe('the explanation of scores', () => {
  it('names the items that counted, and their number is the score’s', () => {
    fc.assert(
      fc.property(keysAndAnswers, ([key, respondents]) => {
        for (const answers of respondents) {
          const explained = explainRespondent(key, answers);
          expect(explained.map((e) => e.score)).toEqual(scoreRespondent(key, answers));
          for (const { score, items, needed } of explained) {
            expect(items.filter((item) => item.counted)).toHaveLength(score.answered);
            expect(score.kind === 'scored').toBe(score.answered >= needed);
          }
        }
      }),
      { seed: 20261125, numRuns: 100 },
    );
  });

  it('says which are reversed and why an item does not count', () => {
    const key = ScoringKey.parse({
      schema: 'tongxing.scoring-key/1',
      instrument: 'test',
      version: '1.0.0',
      items: { a: { min: 0, max: 3 }, b: { min: 0, max: 3 }, c: { min: 0, max: 3 }, d: { min: 0, max: 3 } },
      missingValues: { skip: 'rather_not_say' },
      scales: [
        {
          id: 's',
          name,
          domain: 'test',
          items: ['a', 'b', 'c', 'd'],
          reversed: ['a'],
          direction: 'neutral',
          measurement: 'reflective',
        },
      ],
    });
    expect(explainRespondent(key, { a: 0, b: 'skip', c: 'three' })).toMatchObject([
      {
        score: { kind: 'missing', answered: 1 },
        needed: 4,
        capped: false,
        items: [
          { item: 'a', reversed: true, counted: true, value: 3 },
          { item: 'b', reversed: false, counted: false, because: 'rather_not_say' },
          { item: 'c', counted: false, because: 'does_not_score' },
          { item: 'd', counted: false, because: 'not_answered' },
        ],
      },
    ]);
  });
});
