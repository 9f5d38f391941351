import { ScoringKey, type InstrumentDefinition, type ScoringKeyInput } from '@tongxing/instruments';
import type { PublishedVersion } from '../instruments/index.js';
import { InstrumentColumns } from './instrument-columns.js';
import { isSuperseded, linkedOutcomes } from './linked-outcomes.js';

const name = { zh: '测', en: 'Test' };

interface Version {
  readonly instrument?: string;
  /** Instruments to which anchors are declared. */
  readonly next?: string;
  readonly version: string;
  /** Item ids with the wording of each. */
  readonly items: Readonly<Record<string, string>>;
  readonly transform?: ScoringKeyInput['scales'][number]['transform'];
}

function published({ instrument = 'joy', version, items, transform, next }: Version): PublishedVersion {
  const ids = Object.keys(items);
  const elements = ids.map((item) => ({ type: 'rating', name: item, title: items[item] }));
  const definition = {
    instrument,
    version,
    questionnaire: { pages: [{ name: 'p', elements }] },
    provenance: { title: name },
    key: ScoringKey.parse({
      schema: 'tongxing.scoring-key/1',
      instrument,
      version,
      ...(next !== undefined && { anchors: [{ instrument: next, items: ids }] }),
      items: Object.fromEntries(ids.map((item) => [item, { min: 0, max: 4 }])),
      scales: [
        {
          id: 'all',
          name,
          domain: 'test',
          items: ids,
          direction: 'higher_is_better',
          measurement: 'reflective',
          ...(transform && { transform }),
        },
      ],
    }),
  } as unknown as InstrumentDefinition;
  return { id: version, contentHash: '', keyHash: '', definition, validate: () => ({ faults: [] }) } as never;
}

/** Two children, of whom one answers; every answer of the wave is the given one. */
function columns(version: Version, waves: readonly (number | undefined)[], child = 0): InstrumentColumns {
  const made = new InstrumentColumns(published(version), waves.length, 2);
  waves.forEach((answer, wave) => {
    if (answer === undefined) return;
    const answers = Object.fromEntries(Object.keys(version.items).map((item) => [item, answer]));
    made.add(wave, child, { receivedAt: '2026-01-01', answers, scores: new Map([['all', 25 * answer]]) });
  });
  return made;
}

const OLD: Version = { version: '1.2.0', items: { a: 'A', b: 'B', c: 'C' } };
const SAME: Version = { ...OLD, version: '1.10.0' };
const REWORDED: Version = { version: '1.10.0', items: { a: 'A', b: 'B', c: 'Another C', d: 'D' } };
const OTHER: Version = { version: '2.0.0', items: { x: 'X', y: 'Y' } };

const linkedOf = (before: Version, after: Version) =>
  linkedOutcomes([columns(before, [1, undefined]), columns(after, [undefined, 3])]);

describe('scores of two versions', () => {
  it('of a scale that did not change are one column each wave, under either version', () => {
    for (const outcome of linkedOf(OLD, SAME)) {
      expect(outcome.link).toEqual({ extent: 'whole', versions: ['1.2.0', '1.10.0'], shared: 3 });
      expect(outcome.scores.map((wave) => [...wave])).toEqual([
        [25, NaN],
        [75, NaN],
      ]);
    }
  });

  it('that share some items rest on these alone', () => {
    const [old] = linkedOutcomes([columns(OLD, [1, undefined]), columns(REWORDED, [undefined, 3])]);
    expect(old?.link).toEqual({ extent: 'anchors', versions: ['1.2.0', '1.10.0'], shared: 2 });
    expect(old?.scores.map((wave) => wave[0])).toEqual([25, 75]);
    expect(old?.items.map((wave) => wave.map((item) => item[0]))).toEqual([
      [1, 1],
      [3, 3],
    ]);
  });

  it.each([
    ['share no item', OTHER],
    ['are in another unit', { ...SAME, transform: 'mean' as const }],
  ])('that %s stay apart, and say so', (_, after) => {
    const [old, now] = linkedOf(OLD, after);
    expect(old?.link).toEqual({ extent: 'none', versions: ['1.2.0', after.version], shared: 0 });
    expect(old?.scores.map((wave) => wave[0])).toEqual([25, NaN]);
    expect(now?.scores.map((wave) => wave[0])).toEqual([NaN, 75]);
  });

  it('that were both asked at every wave are not cut down to what they share', () => {
    const [old] = linkedOutcomes([columns(OLD, [1, 1]), columns(REWORDED, [3, 3])]);
    expect(old?.link).toBeUndefined();
  });

  it.each([
    ['the same', SAME, 'whole', 3, [25, 75]],
    ['with shared items', REWORDED, 'anchors', 2, [25, 75]],
    ['without shared items', OTHER, 'none', 0, [25, NaN]],
  ] as const)(
    'of which some answered one and some the other at one wave, %s, say so',
    (_, other, extent, shared, seen) => {
      const [old] = linkedOutcomes([columns(OLD, [1, 1]), columns(other, [undefined, 3], 1)]);
      expect(old?.link).toEqual({ extent, versions: ['1.2.0', other.version], shared, mixedWaves: [1] });
      expect(old?.scores[1]).toEqual(Float64Array.from(seen));
    },
  );

  it('stand once where nobody chose: under the newer version', () => {
    expect(linkedOf(OLD, REWORDED).map(isSuperseded)).toEqual([true, false]);
    expect(linkedOf(OLD, OTHER).map(isSuperseded)).toEqual([false, false]);
  });
});

describe('children who grow into another band', () => {
  const YOUNG: Version = { version: '1.0.0', items: { a: 'A', b: 'B' }, next: 'joy-older' };
  const OLDER: Version = { instrument: 'joy-older', version: '1.0.0', items: { a: 'A', b: 'B', e: 'E' } };

  it('keep the scale of the band they leave, where the other asks all of it; the other is not cut down', () => {
    const [young, older] = linkedOutcomes([columns(YOUNG, [1, undefined]), columns(OLDER, [undefined, 3])]);
    expect(young?.link).toEqual({ extent: 'bands', versions: ['joy@1.0.0', 'joy-older@1.0.0'], shared: 2 });
    expect(young?.scores.map((wave) => wave[0])).toEqual([25, 75]);
    expect(older?.link).toBeUndefined();
    expect(older?.scores.map((wave) => wave[0])).toEqual([NaN, 75]);
  });

  it('have no scale in common where a word differs, or no anchors are declared', () => {
    const reworded: Version = { ...OLDER, items: { ...OLDER.items, b: 'b' } };
    const apart = linkedOutcomes([columns(YOUNG, [1, undefined]), columns(reworded, [undefined, 3])]);
    const undeclared: Version = { version: '1.0.0', items: YOUNG.items };
    const alone = linkedOutcomes([columns(undeclared, [1, undefined]), columns(OLDER, [undefined, 3])]);
    for (const outcome of [...apart, ...alone]) expect(outcome.link).toBeUndefined();
  });

  it('are not looked for where nobody changed', () => {
    const [young] = linkedOutcomes([columns(YOUNG, [1, 1]), columns(OLDER, [undefined, undefined])]);
    expect(young?.link).toBeUndefined();
  });
});
