import { rowsOfArm, type Frame } from './frame.js';
import { LOSS_REASONS, reasonOf, type LossReason } from './loss-reason.js';
import { NO_ARM, type OutcomeData } from './study.js';

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

/** Some people of one kind, by the waves at which each has a score of any other outcome. */
export interface PeopleOfKind {
  readonly kind: PeopleKind;
  readonly elsewhere: readonly number[];
}

export const has = (waves: number, wave: number): boolean => ((waves >> wave) & 1) === 1;

/** Arms by index, and last those without one where there are any. */
export const armIndices = ({ design, data }: Pick<Frame, 'design' | 'data'>): number[] => [
  ...design.arms.keys(),
  ...(data.arm.includes(NO_ARM) ? [NO_ARM] : []),
];

/** Rows of an arm's participants, or of those without one. */
export const rowsAt = (frame: Frame, arm: number): number[] =>
  arm === NO_ARM
    ? [...frame.data.arm.keys()].filter((row) => frame.data.arm[row] === NO_ARM)
    : rowsOfArm(frame, frame.design.arms[arm] as string);

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
  const others = data.outcomes.filter(({ id }) => id !== outcome?.id);
  const found = new Map<string, { kind: PeopleKind; elsewhere: number[] }>();
  for (const row of rowsAt(frame, arm)) {
    const present = wavesAt(data.present, (wave) => wave[row] === 1);
    const scored = outcome ? scoredAt(outcome, row) : 0;
    const isLost = has(present, baseline) && !has(present, endline);
    const kind = { arm, present, scored, ...(isLost && { reason: reasonOf(data, row) }) };
    const key = JSON.stringify(kind);
    const people = found.get(key) ?? { kind, elsewhere: [] };
    people.elsewhere.push(others.reduce((waves, other) => waves | scoredAt(other, row), 0));
    found.set(key, people);
  }
  return [...found.values()];
}

const wavesAt = <T>(waves: readonly T[], holds: (wave: T) => boolean): number =>
  waves.reduce((set, wave, i) => (holds(wave) ? set | (1 << i) : set), 0);

const scoredAt = ({ scores }: OutcomeData, row: number): number =>
  wavesAt(scores, (wave) => !Number.isNaN(wave[row] ?? NaN));
