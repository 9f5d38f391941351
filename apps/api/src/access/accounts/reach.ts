import { PERMISSIONS_OF, SECOND_FACTOR_ROLES } from '@tongxing/contracts';
import type { Reach } from '../../platform/actor/index.js';
import type { GrantEntity } from './grant.entity.js';

/** Whether the role of a grant counts in a session that has, or has not, given a second factor. */
const counts = ({ role }: GrantEntity, secondFactor: boolean): boolean =>
  secondFactor || !SECOND_FACTOR_ROLES.includes(role);

/**
 * What grants amount to in a session.
 *
 * @param sitesOf a site and all below it
 */
export async function reachOf(
  grants: readonly GrantEntity[],
  secondFactor: boolean,
  sitesOf: (project: string, site: string) => Promise<ReadonlySet<string>>,
): Promise<Reach[]> {
  return Promise.all(
    grants
      .filter((grant) => counts(grant, secondFactor))
      .map(async ({ role, projectId, siteId }) => ({
        permissions: new Set(PERMISSIONS_OF[role]),
        ...(projectId !== null && { project: projectId }),
        ...(projectId !== null && siteId !== null && { sites: await sitesOf(projectId, siteId) }),
      })),
  );
}

/** Whether a role is held that counts only after a second factor. */
export const needsSecondFactor = (grants: readonly GrantEntity[]): boolean =>
  grants.some((grant) => !counts(grant, false));
