import { currentActor } from '../platform/actor/index.js';
import { mayAtSite } from '../platform/permissions/index.js';

/** A concern about a child or a place is raised by who works there. One that names neither is anybody's. */
export const mayRaiseAt = (project: string, site: string): boolean =>
  mayAtSite(currentActor(), 'concerns.raise', project, site);
