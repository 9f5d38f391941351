import type { ImpactResults, OutcomeKind, PlanHistory, StudyDesign } from '@tongxing/impact';
import { analyse } from '@tongxing/impact';
import { hideSmallCounts, PUBLIC_MINIMUM } from '@tongxing/privacy';
import { syntheticStudy, type StudyShape, type SyntheticStudy } from '../../factories/study.js';

/** A synthetic project with everything that was known of it before it was analysed. */
export interface Project {
  readonly seed: number;
  readonly shape: StudyShape & { readonly sites: readonly number[]; readonly allocation: Allocation };
  readonly history?: PlanHistory;
  /** Whether a plan was locked before endline data, the first or a changed one. */
  readonly inTime: boolean;
  readonly study: SyntheticStudy;
  readonly results: ImpactResults;
}

type Allocation = StudyDesign['allocation'];

const ALLOCATIONS: readonly Allocation[] = ['single_group', 'unmatched', 'matched', 'randomised', 'randomised'];
const OPENED = '2026-05-01';

const HISTORIES: readonly (PlanHistory | undefined)[] = [
  { lockedAt: '2026-01-01T08:00:00.000Z', endlineOpened: OPENED },
  { lockedAt: '2026-01-01T08:00:00.000Z', endlineOpened: OPENED },
  undefined,
  { lockedAt: '2026-06-01T08:00:00.000Z', endlineOpened: OPENED },
  {
    firstLockedAt: '2026-01-01T08:00:00.000Z',
    lockedAt: '2026-02-01T08:00:00.000Z',
    endlineOpened: OPENED,
  },
];

/** Numbers from 0 to 1 that are the same for the same seed: Park and Miller's generator. */
function numbers(seed: number): () => number {
  let state = (seed * 48271) % 2147483647 || 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/**
 * A project of some design, size and defects; the same for the same seed.
 *
 * @param isMirrored whether all scores stand on the other side of the scale's middle, so that gains are harms
 */
export function drawnProject(seed: number, isMirrored = false): Project {
  const random = numbers(seed);
  for (let i = 0; i < 5; i++) random();
  const one = <T>(...from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const allocation = ALLOCATIONS[seed % ALLOCATIONS.length] as Allocation;
  const single = allocation === 'single_group';
  const history = HISTORIES[Math.floor(seed / ALLOCATIONS.length) % HISTORIES.length];
  const ofSites = random() < 0.1;
  const perSite = ofSites ? 1 : one(3, 8, 20, 35);
  const size = ofSites ? one(12, 30) : one(1, 3, 5, 9);
  const shape = {
    allocation,
    arms: single ? ['all'] : ['centre', 'waiting'],
    sites: single ? [size] : [size, one(size, size, size + 2)],
    perSite,
    waves: one(['baseline', 'endline'], ['baseline', 'midline', 'endline']),
    outcomes: one<Record<string, string>>(
      { joy: 'emotional' },
      { joy: 'emotional', calm: 'emotional', tie: 'social' },
    ),
    kinds: { joy: one<OutcomeKind>('score', 'score', 'score', 'yes_no', 'ordered') },
    primary: one<string[]>([], ['joy'], ['joy']),
    raised: one(0, 0, 8, 16, -12),
    noise: one(8, 15, 40),
    lost: one(0, 0, 0.05, 0.25, 0.7),
    exits: one<NonNullable<StudyShape['exits']>>([], ['joined_parents', 'moved', null]),
    ...(single && random() < 0.5 && { ages: [8, 9, 10], growth: one(0, 4) }),
    ...(random() < 0.4 && !ofSites && { facts: ['sex'], subgroups: ['sex'] }),
    attendance: !ofSites && random() < 0.3,
    ...(ofSites && { unit: 'site' as const }),
    seed,
  } satisfies StudyShape;
  const drawn = syntheticStudy(shape);
  const study = isMirrored ? mirrored(drawn) : drawn;
  const { design, plan, data } = study;
  const results = analyse(
    design,
    plan,
    data,
    { minimum: PUBLIC_MINIMUM, hideCounts: (counts) => hideSmallCounts(counts, PUBLIC_MINIMUM) },
    history,
  );
  const inTime = history !== undefined && history.lockedAt < OPENED;
  return { seed, shape, ...(history && { history }), inTime, study, results };
}

/** The items of a synthetic study go from 0 to this. */
const HIGHEST_ANSWER = 4;

function mirrored({ design, plan, data }: SyntheticStudy): SyntheticStudy {
  const turned = (column: Float64Array, high: number) => column.map((value) => high - value);
  const outcomes = data.outcomes.map((outcome) => ({
    ...outcome,
    scores: outcome.scores.map((wave) => turned(wave, outcome.range[1])),
    items: outcome.items.map((wave) => wave.map((item) => turned(item, HIGHEST_ANSWER))),
  }));
  return { design, plan, data: { ...data, outcomes } };
}
