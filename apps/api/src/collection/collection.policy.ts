import type { ParticipantEntity } from '../people/index.js';
import type { Actor } from '../platform/actor/index.js';
import { mayAtSite, maySomewhereIn } from '../platform/permissions/index.js';

export const mayCollectIn = (actor: Actor, project: string): boolean =>
  maySomewhereIn(actor, 'submissions.write', project);

export const mayCollectFrom = (
  actor: Actor,
  { projectId, siteId }: Pick<ParticipantEntity, 'projectId' | 'siteId'>,
): boolean => mayAtSite(actor, 'submissions.write', projectId, siteId);
