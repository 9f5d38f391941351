import { rowsOfArmAt, type Frame, type Rows } from './frame.js';
import { LOSS_REASONS, reasonOf, type LossReason } from './loss-reason.js';
import { NO_ARM, type OutcomeData, type StudyData } from './study.js';

/** People whom the counts about one outcome do not tell apart. Waves are bits, the first wave the lowest. */
export interface PeopleKind {
  readonly arm: number;
  /** Waves at which they took part. */
  readonly present: number;
  /** Waves at which they have a score. */
  readonly scored: number;
  /** Of those who were there at baseline and not at endline. */
  readonly reason?: LossReason;
}

/** Some people of one kind. */
export interface PeopleOfKind {
  readonly kind: PeopleKind;
  /** How many of them there are, by the waves at which they have a score of any other outcome. */
  readonly elsewhere: ReadonlyMap<number, number>;
}

export const has = (waves: number, wave: number): boolean => ((waves >> wave) & 1) === 1;

/** Arms by index, and last those without one where there are any. */
export const armIndices = ({ design, data }: Pick<Frame, 'design' | 'data'>): number[] => [
  ...design.arms.keys(),
  ...(data.arm.includes(NO_ARM) ? [NO_ARM] : []),
];

/** Rows of an arm's participants, or of those without one. */
export const rowsAt = ({ data }: Pick<Frame, 'data'>, arm: number): Rows => rowsOfArmAt(data, arm);

/** Every kind there could be in an arm. @param scores whether kinds differ in scores; else nobody has one */
export function possibleKinds(
  { design, baseline, endline }: Pick<Frame, 'design' | 'baseline' | 'endline'>,
  arm: number,
  scores: boolean,
): PeopleKind[] {
  const sets = [...Array(1 << design.waves.length).keys()];
  return sets.flatMap((present) => {
    const reasons = has(present, baseline) && !has(present, endline) ? LOSS_REASONS : [undefined];
    return sets
      .filter((scored) => (scores ? (scored & ~present) === 0 : scored === 0))
      .flatMap((scored) =>
        reasons.map((reason) => ({ arm, present, scored, ...(reason !== undefined && { reason }) })),
      );
  });
}

/** An arm's people by their kind. @param outcome the one that kinds differ in; none where scores do not matter */
export function peopleByKind(frame: Frame, arm: number, outcome?: OutcomeData): PeopleOfKind[] {
  const { data, baseline, endline } = frame;
  const waves = frame.design.waves.length;
  const scoredIn = outcomesScored(data, waves);
  const isOwn = data.outcomes.some(({ id }) => id === outcome?.id);
  const found = new Map<number, { kind: PeopleKind; elsewhere: Map<number, number> }>();
  for (const row of rowsAt(frame, arm)) {
    const present = presentAt(data.present, row);
    const scored = outcome ? scoredAt(outcome.scores, row) : 0;
    const isLost = has(present, baseline) && !has(present, endline);
    const reason = isLost ? reasonOf(data, row) : undefined;
    const key = (present * 2 ** waves + scored) * (LOSS_REASONS.length + 1) + reasonAt(reason);
    const people = found.get(key) ?? {
      kind: { arm, present, scored, ...(reason !== undefined && { reason }) },
      elsewhere: new Map<number, number>(),
    };
    const own = isOwn ? scored : 0;
    let elsewhere = 0;
    for (let wave = 0; wave < waves; wave++)
      if ((scoredIn[wave]?.[row] as number) > Number(has(own, wave))) elsewhere |= 1 << wave;
    people.elsewhere.set(elsewhere, (people.elsewhere.get(elsewhere) ?? 0) + 1);
    found.set(key, people);
  }
  return [...found.values()];
}

const known = new WeakMap<StudyData, readonly Uint16Array[]>();

/** By wave, of how many outcomes each person has a score; counted once for all outcomes of a study. */
function outcomesScored(data: StudyData, waves: number): readonly Uint16Array[] {
  const counted = known.get(data);
  if (counted) return counted;
  const counts = Array.from({ length: waves }, () => new Uint16Array(data.participants));
  for (const { scores } of data.outcomes)
    for (const [wave, own] of counts.entries())
      for (let row = 0; row < own.length; row++)
        if (!Number.isNaN(scores[wave]?.[row] ?? NaN)) own[row] = (own[row] as number) + 1;
  known.set(data, counts);
  return counts;
}

/** 0 where there is none. */
const reasonAt = (reason: LossReason | undefined): number =>
  reason === undefined ? 0 : 1 + LOSS_REASONS.indexOf(reason);

function presentAt(waves: readonly Uint8Array[], row: number): number {
  let set = 0;
  for (let wave = 0; wave < waves.length; wave++) if (waves[wave]?.[row] === 1) set |= 1 << wave;
  return set;
}

function scoredAt(waves: readonly Float64Array[], row: number): number {
  let set = 0;
  for (let wave = 0; wave < waves.length; wave++)
    if (!Number.isNaN(waves[wave]?.[row] ?? NaN)) set |= 1 << wave;
  return set;
}
