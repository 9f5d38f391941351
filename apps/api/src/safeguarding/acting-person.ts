import { currentActor } from '../platform/actor/index.js';
import { ProblemException } from '../platform/problems/index.js';

/**
 * The account of whoever acts. A case is looked after by people: the server itself and devices see none.
 *
 * @throws ProblemException `not-found`
 */
export function actingPerson(): string {
  const actor = currentActor();
  if (actor.kind !== 'user') throw new ProblemException('not-found');
  return actor.id;
}

/** Whoever acts, as a log names them. */
export const actingName = (): string => {
  const actor = currentActor();
  return 'id' in actor ? actor.id : actor.kind;
};
