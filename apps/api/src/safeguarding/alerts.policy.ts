import type { Permission } from '@tongxing/contracts';
import { currentActor } from '../platform/actor/index.js';
import { mayAtSite, mayInProject } from '../platform/permissions/index.js';

/** Cases are read, and acted in, where the permission reaches; a case without a place by those it reaches all of. */
export const reachesCase = (
  permission: Extract<Permission, 'alerts.read' | 'alerts.write'>,
  project: string,
  site: string | undefined,
): boolean =>
  site === undefined
    ? mayInProject(currentActor(), permission, project)
    : mayAtSite(currentActor(), permission, project, site);
