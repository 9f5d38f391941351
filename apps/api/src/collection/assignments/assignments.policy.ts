import type { ParticipantEntity } from '../../people/index.js';
import type { Actor } from '../../platform/actor/index.js';
import { mayAtSite } from '../../platform/permissions/index.js';

type Placed = Pick<ParticipantEntity, 'projectId' | 'siteId'>;

/** An assignment is where its participant is. */
export const mayRunAssignment = (actor: Actor, { projectId, siteId }: Placed): boolean =>
  mayAtSite(actor, 'assignments.write', projectId, siteId);
