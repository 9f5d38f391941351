import { Column, Entity, ForeignKey, Index } from 'typeorm';
import type { Role } from '@tongxing/contracts';
import { IdColumn, InstantColumn, ReferenceColumn } from '../../platform/database/index.js';
import { ProjectEntity, SiteEntity } from '../../programme/index.js';
import { AccountEntity } from './account.entity.js';

/**
 * A role that an account holds.
 *
 * | projectId | siteId | holds                               |
 * |-----------|--------|-------------------------------------|
 * | null      | null   | in the whole installation           |
 * | set       | null   | in that project                     |
 * | set       | set    | at that site and all sites below it |
 */
@Entity('access_grant')
@Index('access_grant_account_id', ['accountId'])
export class GrantEntity {
  @IdColumn() id: string;

  @ForeignKey(() => AccountEntity, { name: 'access_grant_account' })
  @ReferenceColumn()
  accountId: string;

  @Column('varchar', { length: 32 }) role: Role;

  @ForeignKey(() => ProjectEntity, { name: 'access_grant_project' })
  @ReferenceColumn({ nullable: true })
  projectId: string | null;

  @ForeignKey(() => SiteEntity, { name: 'access_grant_site' })
  @ReferenceColumn({ nullable: true })
  siteId: string | null;

  @InstantColumn() createdAt: string;
}
