import type { ParticipantState } from '@tongxing/contracts';
import type { ParticipantEntity } from '../participant.entity.js';
import type { CourseStepEntity } from './course-step.entity.js';

/** Steps that stand, in their order. */
export const standing = (steps: readonly CourseStepEntity[]): CourseStepEntity[] =>
  steps.filter(({ undoneAt }) => undoneAt === null).sort((a, b) => a.ordinal - b.ordinal);

/** Whether somebody takes part after all steps that stand. */
export function stateAfter(steps: readonly CourseStepEntity[]): ParticipantState {
  const last = standing(steps).at(-1);
  return last?.kind === 'exited' && last.reason !== null
    ? { kind: 'exited', on: last.happenedOn, reason: last.reason }
    : { kind: 'active' };
}

/**
 * Where somebody was enrolled. Arms were assigned there, so analyses group by it whoever moves later.
 *
 * @param steps all of this participant's
 */
export const enrolmentSite = (
  participant: Pick<ParticipantEntity, 'siteId'>,
  steps: readonly CourseStepEntity[],
): string => standing(steps)[0]?.fromSiteId ?? participant.siteId;

/**
 * Whether a step may follow. Only who is there can move or leave, and only who has left can come back; a move
 * leads elsewhere.
 */
export function mayFollow(
  steps: readonly CourseStepEntity[],
  { kind, fromSiteId, toSiteId }: Pick<CourseStepEntity, 'kind' | 'fromSiteId' | 'toSiteId'>,
): boolean {
  const isActive = stateAfter(steps).kind === 'active';
  if (kind === 're_entered') return !isActive;
  return isActive && (kind === 'exited' || fromSiteId !== toSiteId);
}

/** The latest date that it can be anywhere on earth: what lies after it has not happened. */
export const latestToday = (instant: number): string =>
  new Date(instant + 14 * 3_600_000).toISOString().slice(0, 10);

/** Steps are told in the order in which they happened, and none before it has. */
export function isPossibleDate(
  steps: readonly CourseStepEntity[],
  happenedOn: string,
  instant: number,
): boolean {
  const last = standing(steps).at(-1);
  return happenedOn <= latestToday(instant) && (!last || happenedOn >= last.happenedOn);
}
