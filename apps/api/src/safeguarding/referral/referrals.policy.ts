import { currentActor } from '../../platform/actor/index.js';
import { mayAtSite } from '../../platform/permissions/index.js';

/** A county's map is read by whoever works at one of its sites. */
export const mayReadAt = (project: string, site: string): boolean =>
  mayAtSite(currentActor(), 'programme.read', project, site);

/** It is written and signed by whom the permission reaches in the whole county. */
export const maySignFor = (project: string, county: string): boolean =>
  mayAtSite(currentActor(), 'referrals.sign', project, county);
