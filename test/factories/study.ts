import type { AnalysisPlan, ExitReason } from '@tongxing/contracts';
import type {
  AttendedDay,
  Exit,
  OutcomeData,
  OutcomeKind,
  OutcomeUnit,
  StudyData,
  StudyDesign,
} from '@tongxing/impact';

const NAME = { zh: '测', en: 'T' };
const ITEMS = 6;
const STEPS = 4;
/** Children of this age are as the trait has them, whatever age brings. */
const MIDDLE_AGE = 10;

/** What a synthetic study looks like; two arms, three sites each and two waves where nothing is said. */
export interface StudyShape {
  readonly allocation?: StudyDesign['allocation'];
  readonly arms?: readonly string[];
  /** Sites of each arm, by arm. */
  readonly sites?: readonly number[];
  readonly perSite?: number;
  readonly waves?: readonly string[];
  /** Scales by name, each in its domain. */
  readonly outcomes?: Readonly<Record<string, string>>;
  /** What the scales are made into, by name: yes or no at half of the range, or its quarters in order. */
  readonly kinds?: Readonly<Record<string, OutcomeKind>>;
  readonly primary?: readonly string[];
  /** Points on the trait by which the first arm is moved at every wave after baseline. */
  readonly raised?: number;
  /** Ages at baseline are drawn from these years; children are a year older at each wave. */
  readonly ages?: readonly number[];
  /** Points on the trait that a year of age brings. */
  readonly growth?: number;
  /** Facts by name; every second child is `female`, the others `male`, and of some it is not known. */
  readonly facts?: readonly string[];
  readonly subgroups?: readonly string[];
  /** Share of the first arm that is lost after baseline. */
  readonly lost?: number;
  /** Whom the outcomes are about. */
  readonly unit?: OutcomeUnit;
  /** Whether attendance is recorded: of most children ten days, of which they came on some. */
  readonly attendance?: boolean;
  /** Reasons for leaving, in turn, of those who are lost; null where none is recorded. */
  readonly exits?: readonly (ExitReason | null)[];
  /** Spread of an item about the trait, in points. */
  readonly noise?: number;
  readonly seed?: number;
}

interface Child {
  readonly arm: number;
  readonly site: number;
  /** In years at baseline; NaN where not known. */
  readonly age: number;
  readonly gone: boolean;
}

export interface SyntheticStudy {
  readonly design: StudyDesign;
  readonly plan: AnalysisPlan;
  readonly data: StudyData;
}

/** Numbers that look random and are always the same: a linear congruential generator. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

/** Every arm's children at their sites, in the order of arms. */
function placesOf({ arms = ['centre', 'waiting'], sites = [3, 3], perSite = 20 }: StudyShape) {
  return arms.flatMap((_, arm) =>
    Array.from({ length: sites[arm] ?? 1 }, (_, s) => ({ arm, site: 100 * arm + s })).flatMap((place) =>
      Array.from({ length: perSite }, () => place),
    ),
  );
}

/**
 * A synthetic study with a plan for all its scales. Each scale has six items of 0 to 4 about a trait of 0 to 100, and
 * is scored 0 to 100.
 */
export function syntheticStudy(shape: StudyShape = {}): SyntheticStudy {
  const { allocation = 'randomised', arms = ['centre', 'waiting'], lost = 0, seed = 1 } = shape;
  const { waves = ['baseline', 'endline'], outcomes = { joy: 'emotional' }, primary = [] } = shape;
  const random = numbers(seed);
  const people = placesOf(shape).map((place): Child => {
    const age = shape.ages?.[Math.floor(random() * shape.ages.length)] ?? NaN;
    return { ...place, age, gone: place.arm === 0 && random() < lost };
  });
  const [treatment, comparison] = arms;
  const pairs = treatment !== undefined && comparison !== undefined ? [{ treatment, comparison }] : [];
  const idOf = (name: string) => `${name}@1.0.0/scale`;
  return {
    design: {
      allocation,
      arms,
      comparisons: pairs,
      waves: waves.map((code) => ({ code, name: { zh: `${code}轮`, en: `Wave ${code}` } })),
      sites: new Set(people.map((p) => p.site)).size,
    },
    plan: {
      schema: 'tongxing.analysis-plan/1',
      baseline: waves[0] as string,
      endline: waves.at(-1) as string,
      outcomes: Object.keys(outcomes).map(idOf),
      primary: primary.map(idOf),
      comparisons: pairs,
      ...(shape.subgroups && { subgroups: [...shape.subgroups] }),
      level: 0.95,
      seed: 1,
    },
    data: {
      participants: people.length,
      arm: Int32Array.from(people, (p) => p.arm),
      site: Int32Array.from(people, (p) => p.site),
      present: waves.map((_, wave) => Uint8Array.from(people, (p) => (wave > 0 && p.gone ? 0 : 1))),
      outcomes: Object.entries(outcomes).map(([name, domain]) => ({
        ...madeInto(shape.kinds?.[name], outcomeOf(idOf(name), domain, people, shape, random)),
        ...(shape.unit && { unit: shape.unit }),
      })),
      ...(shape.ages && { ages: waves.map((_, wave) => Float64Array.from(people, (p) => p.age + wave)) }),
      facts: (shape.facts ?? []).map((name) => ({
        name,
        values: people.map((_, row) => (row % 11 === 5 ? null : row % 2 === 0 ? 'female' : 'male')),
      })),
      ...(shape.attendance && { attendance: people.map((_, row) => daysOf(row)) }),
      ...(shape.exits && { exits: exitsOf(people, shape.exits) }),
      duplicates: 0,
    },
  };
}

const daysOf = (row: number): AttendedDay[] =>
  row % 7 === 3
    ? []
    : Array.from({ length: 10 }, (_, day) => ({
        on: `2026-03-1${String(day)}`,
        came: (row * 3 + day) % 11 > 4,
      }));

function exitsOf(people: readonly Child[], reasons: readonly (ExitReason | null)[]): (Exit | null)[] {
  let left = 0;
  return people.map(({ gone }) => {
    const reason = gone ? (reasons[left++ % reasons.length] ?? null) : null;
    return reason === null ? null : { on: '2026-03-01', reason };
  });
}

function madeInto(kind: OutcomeKind | undefined, outcome: OutcomeData): OutcomeData {
  if (kind === undefined || kind === 'score') return outcome;
  const made = (of: (score: number) => number) =>
    outcome.scores.map((wave) => wave.map((score) => (Number.isNaN(score) ? NaN : of(score))));
  const rest = { ...outcome, kind, measurement: 'formative' as const, items: outcome.scores.map(() => []) };
  return kind === 'yes_no'
    ? { ...rest, scores: made((score) => (score >= 50 ? 100 : 0)) }
    : { ...rest, range: [0, 3], scores: made((score) => Math.min(3, Math.floor(score / 25))) };
}

function outcomeOf(
  id: string,
  domain: string,
  people: readonly Child[],
  { waves = ['baseline', 'endline'], raised = 0, noise = 15, growth = 0 }: StudyShape,
  random: () => number,
): OutcomeData {
  const around = (middle: number, spread: number) =>
    middle + 2 * spread * (random() + random() + random() - 1.5);
  const traits = people.map(() => around(50, 15));
  const items = waves.map((_, wave) => {
    const answers = people.map((person, row) => {
      const grown = growth * ((person.age - MIDDLE_AGE || 0) + wave);
      const moved = (traits[row] as number) + grown + (wave > 0 && person.arm === 0 ? raised : 0);
      const answer = () => Math.min(STEPS, Math.max(0, Math.round((around(moved, noise) / 100) * STEPS)));
      return Array.from({ length: ITEMS }, () => (wave > 0 && person.gone ? NaN : answer()));
    });
    return Array.from({ length: ITEMS }, (_, item) => Float64Array.from(answers, (row) => row[item] as number));
  });
  return {
    id,
    name: { zh: `${NAME.zh}${id}`, en: `${NAME.en} ${id}` },
    domain,
    direction: 'higher_is_better',
    measurement: 'reflective',
    range: [0, 100],
    scores: items.map((wave) =>
      Float64Array.from(
        people,
        (_, row) => (100 * wave.reduce((s, item) => s + (item[row] as number), 0)) / ITEMS / STEPS,
      ),
    ),
    items,
  };
}
