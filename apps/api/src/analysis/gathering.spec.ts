import type { ParticipantEntity } from '../people/index.js';
import type { PublishedVersion } from '../instruments/index.js';
import { Gathering, type Taken } from './gathering.js';

const people = ['a', 'b', 'c'].map((id) => ({ id, birthMonth: '2016-01' }) as ParticipantEntity);

const versionOf = (scale: string, domain: string) =>
  ({
    id: scale,
    definition: {
      instrument: scale,
      version: '1.0.0',
      key: { items: {}, scales: [{ id: scale, domain, items: [], reversed: [] }] },
    },
  }) as unknown as PublishedVersion;

const JOY = versionOf('joy', 'emotional');
const CHECKLIST = versionOf('overall', 'system');
const ATTENDANCE = versionOf('attended', 'dose');
const LOG = versionOf('as-planned', 'dose');

const taken = (change: Partial<Taken>): Taken => ({
  wave: 0,
  row: 0,
  version: JOY,
  submission: { receivedAt: '2026-03-05T00:00:00.000Z', collectedOn: '2026-03-01' },
  answers: {},
  scores: new Map(),
  ...change,
});
const came = (row: number, on: string | undefined, value: number | null): Taken =>
  taken({
    row,
    version: ATTENDANCE,
    answers: on === undefined ? {} : { at_date: on },
    scores: new Map([['attended', value]]),
  });

function gathered(...all: readonly Taken[]): Gathering {
  const gathering = new Gathering(2, people, []);
  all.forEach((one) => {
    gathering.add(one);
  });
  return gathering;
}

describe('what submissions say', () => {
  it('of people shows who was there, when, and how old', () => {
    const { present, ages, opened, columns } = gathered(taken({ row: 1 }));
    expect(present.map((wave) => [...wave])).toEqual([
      [0, 1, 0],
      [0, 0, 0],
    ]);
    expect([ages[0]?.[1], opened[0], opened[1], columns.size]).toEqual([10, '2026-03-01', undefined, 1]);
  });

  it('of sites shows nobody, and rows that hold nothing else are nobody', () => {
    const found = gathered(
      taken({ row: 0 }),
      taken({ row: 0, version: CHECKLIST }),
      taken({ row: 2, version: CHECKLIST }),
    );
    expect([...found.recordsOnly()]).toEqual([2]);
    expect([...(found.present[0] ?? [])]).toEqual([1, 0, 0]);
    expect(found.columns.size).toBe(2);
  });

  it('of sessions as a whole and of consent shows nobody to have been there, and who was only asked is still somebody', () => {
    const script = { ...versionOf('asked', 'none') };
    const asked = { ...script, definition: { ...script.definition, key: { items: {}, scales: [] } } };
    const found = gathered(
      taken({ row: 0, version: asked as unknown as PublishedVersion }),
      taken({ row: 1, version: LOG, scores: new Map([['as-planned', 100]]) }),
    );
    expect([[...found.recordsOnly()], found.columns.size, found.opened]).toEqual([
      [1],
      0,
      [undefined, undefined],
    ]);
    expect(found.present.every((wave) => !wave.includes(1))).toBe(true);
  });

  it('of attendance shows days, each once, and nothing else', () => {
    const found = gathered(
      came(0, '2026-03-02', 0),
      came(0, '2026-03-02', 100),
      came(0, '2026-03-09', 0),
      came(1, undefined, 100),
      came(2, '2026-03-02', null),
      taken({ row: 2, version: LOG, scores: new Map([['as-planned', 100]]) }),
    );
    expect(found.attendance().attendance).toEqual([
      [
        { on: '2026-03-02', came: true },
        { on: '2026-03-09', came: false },
      ],
      [{ on: '2026-03-01', came: true }],
      [],
    ]);
    expect([found.columns.size, found.versions.size, found.opened[0]]).toEqual([0, 2, undefined]);
    expect(found.present.every((wave) => wave.every((p) => p === 0))).toBe(true);
    expect(found.recordsOnly().size).toBe(0);
  });

  it('without attendance speaks of none', () => {
    expect(gathered(taken({})).attendance()).toEqual({});
  });
});
