import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { KEPT_OUTCOMES } from '@tongxing/contracts';
import { CodeColumn, HashColumn, InstantColumn, ReferenceColumn } from '../../platform/database/index.js';
import { ProjectEntity } from '../../programme/index.js';

/**
 * Something a device sent, once for each sealing. A receipt is given for a row of this table and for nothing else.
 *
 * | outcome          | reason | sealed | the submission                                |
 * |------------------|--------|--------|-----------------------------------------------|
 * | `stored`         | null   | null   | is stored from here                           |
 * | `already-stored` | null   | null   | was stored already                            |
 * | `conflict`       | set    | set    | is another one that has this id               |
 * | `quarantined`    | set    | set    | is not stored: it waits to be looked at       |
 *
 * No row is ever deleted. What waits lies here as it came, sealed to the server's key.
 */
@Entity('sync_item')
@Unique('sync_item_sealed_unique', ['submissionId', 'hash'])
@Index('sync_item_waiting', ['projectId', 'outcome', 'sequence'])
@Index('sync_item_participant', ['participantId'])
export class SyncItemEntity {
  /** Place among everything the store received: 1, 2, 3 … */
  @PrimaryColumn('integer') sequence: number;
  @ReferenceColumn() submissionId: string;
  /** SHA-256 of the canonical JSON of the sealed item. */
  @HashColumn() hash: string;

  @ForeignKey(() => ProjectEntity, { name: 'sync_item_project' })
  @ReferenceColumn()
  projectId: string;

  @ReferenceColumn({ nullable: true }) deviceId: string | null;
  /** Where it could be opened. */
  @ReferenceColumn({ nullable: true }) participantId: string | null;
  @Column('varchar', { length: 16 }) outcome: (typeof KEPT_OUTCOMES)[number];
  @CodeColumn({ nullable: true }) reason: string | null;
  @InstantColumn() receivedAt: string;
  /** Server's clock less the device's when it was sent. Nothing is ordered by it. */
  @Column('double precision', { nullable: true }) clockDriftMs: number | null;
  /** Canonical JSON. */
  @Column('text', { nullable: true }) paradata: string | null;
  /** Canonical JSON of the item as it came. */
  @Column('text', { nullable: true }) sealed: string | null;
}

/** One row: which store this is, and how much it ever received. */
@Entity('sync_store')
export class SyncStoreEntity {
  @PrimaryColumn('integer') id: number;
  @ReferenceColumn() store: string;
  @Column('integer') sequence: number;
}
