import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { IdColumn, ReferenceColumn } from '../platform/database/index.js';
import { AlertEntity } from './alert.entity.js';

/** One line of a case's log, sealed as its alert is. Rows are only ever added, as the alerts are. */
@Entity('safeguarding_entry')
@Unique('safeguarding_entry_ordinal_unique', ['alertId', 'ordinal'])
export class AlertEntryEntity {
  @IdColumn() id: string;

  @ForeignKey(() => AlertEntity, { name: 'safeguarding_entry_alert' })
  @ReferenceColumn()
  alertId: string;

  /** 1, 2, 3 … in each case: two people who write at once cannot both have the next. */
  @Column('integer') ordinal: number;
  /** An `EntryBody`, sealed. */
  @Column('text') body: string;
}
