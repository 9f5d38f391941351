import type { Grant, User } from '@tongxing/contracts';
import type { AccountEntity } from './account.entity.js';
import type { GrantEntity } from './grant.entity.js';

export const toUser = (row: AccountEntity, grants: readonly GrantEntity[]): User => ({
  id: row.id,
  name: row.name,
  displayName: row.displayName,
  active: row.active,
  hasPassword: row.passwordHash !== null,
  hasSecondFactor: row.secondFactor !== null,
  grants: grants.filter(({ accountId }) => accountId === row.id).map(toGrant),
});

const toGrant = ({ id, role, projectId, siteId }: GrantEntity): Grant => ({
  id,
  role,
  ...(projectId !== null && { project: projectId }),
  ...(siteId !== null && { site: siteId }),
});
