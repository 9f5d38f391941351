import type { Actor } from '../platform/actor/index.js';
import { mayAtSite } from '../platform/permissions/index.js';
import type { SiteEntity } from '../programme/index.js';
import type { ParticipantEntity } from './participant.entity.js';

type Placed = Pick<ParticipantEntity, 'projectId' | 'siteId'>;

export const mayReadParticipant = (actor: Actor, { projectId, siteId }: Placed): boolean =>
  mayAtSite(actor, 'participants.read', projectId, siteId);

export const mayEnrolAt = (actor: Actor, { projectId, id }: Pick<SiteEntity, 'projectId' | 'id'>): boolean =>
  mayAtSite(actor, 'participants.write', projectId, id);
