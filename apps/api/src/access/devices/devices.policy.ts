import type { Actor } from '../../platform/actor/index.js';
import { mayAtSite, mayInProject } from '../../platform/permissions/index.js';
import type { DeviceEntity } from './device.entity.js';

/** A device of the whole project is for who manages devices in all of it, one of a site for who does there. */
export const mayManageDevice = (
  actor: Actor,
  { projectId, siteId }: Pick<DeviceEntity, 'projectId' | 'siteId'>,
): boolean =>
  siteId === null
    ? mayInProject(actor, 'devices.manage', projectId)
    : mayAtSite(actor, 'devices.manage', projectId, siteId);
