import type { AssignmentState, Disposition } from '@tongxing/contracts';
import type { AssignmentStepEntity } from './assignment-step.entity.js';

type Step = Pick<AssignmentStepEntity, 'kind' | 'ordinal' | 'outcome' | 'final' | 'enumeratorId' | 'undoneAt'>;

/** Steps that stand, in their order. */
export const standingSteps = <S extends Pick<Step, 'undoneAt' | 'ordinal'>>(steps: readonly S[]): S[] =>
  steps.filter(({ undoneAt }) => undoneAt === null).sort((a, b) => a.ordinal - b.ordinal);

/**
 * What an assignment's steps come to. Answers that are stored stand before what anybody said of it, whole ones before
 * parts, whatever came first: a tablet may come home after the assignment was closed. Of the rest the last counts.
 *
 * | steps that end it     | state             |
 * |-----------------------|-------------------|
 * | none                  | `open`            |
 * | one of them `done`    | `done`            |
 * | one of them `partial` | `partial`         |
 * | others                | that of the last  |
 */
export function stateAfterSteps(steps: readonly Step[]): AssignmentState {
  const ends = standingSteps(steps).flatMap(({ final, outcome }) =>
    final && outcome !== null ? [outcome as Disposition] : [],
  );
  return (['done', 'partial'] as const).find((answered) => ends.includes(answered)) ?? ends.at(-1) ?? 'open';
}

/** To whom an assignment is given; null for the team of the site. */
export const enumeratorAfterSteps = (steps: readonly Step[]): string | null =>
  standingSteps(steps)
    .filter(({ kind }) => kind === 'assigned')
    .at(-1)?.enumeratorId ?? null;
