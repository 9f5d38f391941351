import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { IdColumn, InstantColumn, ReferenceColumn } from '../../platform/database/index.js';
import { ProjectEntity, SiteEntity } from '../../programme/index.js';

/**
 * A tablet that collects for a project, at one site and those below it or at all.
 *
 * | state    | enrolledAt | revokedAt | tokenHash                   | publicKey |
 * |----------|------------|-----------|-----------------------------|-----------|
 * | invited  | null       | null      | of the code shown           | null      |
 * | enrolled | set        | null      | of the code that it used    | set       |
 * | revoked  | any        | set       | null                        | null      |
 */
@Entity('device')
@Unique('device_token_hash_unique', ['tokenHash'])
@Index('device_project_id', ['projectId', 'id'])
export class DeviceEntity {
  @IdColumn() id: string;

  @ForeignKey(() => ProjectEntity, { name: 'device_project' })
  @ReferenceColumn()
  projectId: string;

  @ForeignKey(() => SiteEntity, { name: 'device_site' })
  @ReferenceColumn({ nullable: true })
  siteId: string | null;

  @Column('varchar', { length: 100 }) name: string;
  @Column('varchar', { length: 64, nullable: true }) tokenHash: string | null;
  /** P-256, SPKI in base64url. Its private half never leaves the device. */
  @Column('varchar', { length: 200, nullable: true }) publicKey: string | null;
  /** Until when the code to enrol may be used. */
  @InstantColumn() expiresAt: string;
  @InstantColumn() createdAt: string;
  @InstantColumn({ nullable: true }) enrolledAt: string | null;
  @InstantColumn({ nullable: true }) lastSeenAt: string | null;
  @InstantColumn({ nullable: true }) revokedAt: string | null;
}
