import { Column, Entity, Unique } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn } from '../database/index.js';

/** What a key protects. Each project has keys of its own, but for what belongs to the server. */
export const KEY_PURPOSES = [
  'identities',
  'identities-index',
  'safeguarding',
  'accounts',
  'sync-sealing',
  'sync-receipts',
] as const;
export type KeyPurpose = (typeof KEY_PURPOSES)[number];

/**
 * A key, wrapped by the master key.
 *
 * | state       | wrapped | used to                          |
 * |-------------|---------|----------------------------------|
 * | `active`    | set     | seal and open                    |
 * | `retired`   | set     | open what is not yet resealed    |
 * | `destroyed` | null    | nothing: what it sealed is gone  |
 */
@Entity('data_key')
@Unique('data_key_ordinal_unique', ['purpose', 'scope', 'ordinal'])
export class DataKeyEntity {
  @IdColumn() id: string;
  @Column('varchar', { length: 32 }) purpose: KeyPurpose;
  /** Id of the project, or `server`. */
  @Column('varchar', { length: 36 }) scope: string;
  /** 1 for the first key of its purpose and scope. */
  @Column('integer') ordinal: number;
  @Column('varchar', { length: 9 }) state: 'active' | 'retired' | 'destroyed';
  @Column('text', { nullable: true }) wrapped: string | null;
  /** Id of the master key that wraps it. */
  @CodeColumn() masterKey: string;
  @InstantColumn() createdAt: string;
  @InstantColumn({ nullable: true }) destroyedAt: string | null;
}
