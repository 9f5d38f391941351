import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { DataKeyEntity } from '../platform/keys/index.js';

/**
 * An alert or a line of a log, sealed anew when keys were exchanged: the row itself can never change. The newest
 * key opens it for the place of its row. Rows are only ever added here too.
 */
@Entity('safeguarding_copy')
export class SealedCopyEntity {
  /** Id of the alert or line. */
  @PrimaryColumn('uuid') rowId: string;

  @ForeignKey(() => DataKeyEntity, { name: 'safeguarding_copy_key' })
  @PrimaryColumn('uuid')
  keyId: string;

  @Column('text') body: string;
}
