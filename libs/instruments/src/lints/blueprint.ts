import type { InstrumentDefinition } from '../definition.js';

export type Band = 'a' | 'b' | 'c';
export const BANDS: readonly Band[] = ['a', 'b', 'c'];

/** Characters that one spoken clause may hold, and items that one sitting may hold (domain.md 2.1). */
export const BAND_LIMITS: Readonly<Record<Band, { clause: number; sitting: number }>> = {
  a: { clause: 12, sitting: 20 },
  b: { clause: 20, sitting: 45 },
  c: { clause: 30, sitting: 55 },
};

/** What an instrument is planned to hold: its sitting, and the items of each of its scales by band. */
interface Family {
  readonly sitting: 1 | 2;
  readonly scales: Readonly<Record<string, Partial<Record<Band, number>>>>;
}

const abc = (a: number, b: number, c: number) => ({ a, b, c });
const bc = (b: number, c: number) => ({ b, c });

/** The child instruments of the suite. Numbers are those of domain.md 3. */
const CHILD: Readonly<Record<string, Family>> = {
  'emotional-wellbeing': {
    sitting: 1,
    scales: {
      wellbeing: abc(8, 15, 18),
      'positive-mood': abc(3, 4, 4),
      'low-mood': abc(2, 3, 4),
      loneliness: abc(1, 2, 3),
      connection: abc(2, 4, 4),
      coping: bc(2, 3),
      'life-hill': bc(1, 1),
    },
  },
  'academic-engagement': {
    sitting: 1,
    scales: {
      engagement: abc(4, 9, 10),
      'behavioural-engagement': abc(2, 3, 3),
      belonging: abc(2, 3, 3),
      'study-skills': bc(3, 4),
      'study-support': abc(4, 5, 5),
    },
  },
  'safety-protection': {
    sitting: 2,
    scales: {
      hazards: bc(8, 8),
      'safety-knowledge': abc(4, 6, 8),
      'whom-to-tell': abc(2, 3, 4),
      'body-safety': abc(2, 3, 4),
      bullying: bc(3, 5),
      bystander: bc(1, 1),
      'internet-safety': bc(3, 5),
      'felt-safety': abc(2, 4, 5),
    },
  },
  'habits-health': { sitting: 2, scales: { habits: bc(10, 10) } },
};

/** Scales of the instruments that adults answer. */
const ADULT: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'guardian-survey': {
    'violent-discipline': 6,
    'warmth-monitoring': 4,
    'study-help': 3,
    habits: 6,
    knowledge: 5,
    strain: 4,
    hazards: 8,
  },
  'protection-system-checklist': {
    system: 48,
    coordination: 6,
    workforce: 6,
    register: 6,
    'case-management': 6,
    services: 6,
    guardianship: 6,
    'school-online': 6,
    participation: 6,
  },
};

/** Where a child instrument stands in the suite: `safety-protection-b-p` is band b, form p. */
export interface Place {
  readonly family: string;
  readonly band: Band;
  readonly form: string;
  readonly sitting: 1 | 2;
}

/** The place of an instrument of the suite; undefined for guardian instruments and for everybody else's. */
export function placeOf(instrument: string): Place | undefined {
  const [, family, band, form = ''] = /^(.+)-([abc])(?:-([pq]))?$/.exec(instrument) ?? [];
  const planned = family !== undefined && Object.hasOwn(CHILD, family) ? CHILD[family] : undefined;
  return planned && family !== undefined
    ? { family, band: band as Band, form, sitting: planned.sitting }
    : undefined;
}

/** Scripts by which consent is asked. They score nothing: whatever is not a yes is a no. */
const SCRIPTS: Readonly<Record<string, Band | undefined>> = {
  'guardian-consent': undefined,
  'carer-permission': undefined,
  'child-assent-a': 'a',
  'child-assent-b': 'b',
  'child-assent-c': 'c',
};

export const isScript = (instrument: string): boolean => Object.hasOwn(SCRIPTS, instrument);

/** The band of the children that an instrument of the suite speaks to; undefined where it speaks to adults. */
export const bandOf = (instrument: string): Band | undefined =>
  placeOf(instrument)?.band ?? (isScript(instrument) ? SCRIPTS[instrument] : undefined);

/** Whether the suite's rules apply: an instrument that a project brings itself has rules of its own. */
export const isOfTheSuite = ({ instrument }: InstrumentDefinition): boolean =>
  placeOf(instrument) !== undefined ||
  Object.hasOwn(ADULT, instrument) ||
  isScript(instrument) ||
  instrument === 'guardian-phone';

/** Planned number of items by scale; empty for an instrument without a plan. */
export function plannedScales(instrument: string): ReadonlyMap<string, number> {
  const place = placeOf(instrument);
  if (!place) return new Map(Object.entries(ADULT[instrument] ?? {}));
  const scales = Object.entries(CHILD[place.family]?.scales ?? {});
  return new Map(
    scales.flatMap(([scale, byBand]): [string, number][] => {
      const planned = byBand[place.band];
      return planned === undefined ? [] : [[scale, planned]];
    }),
  );
}
