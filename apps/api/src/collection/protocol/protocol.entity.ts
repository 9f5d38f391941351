import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import type { ProtocolEntry } from '@tongxing/contracts';
import {
  HashColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  ReferenceColumn,
} from '../../platform/database/index.js';
import { ProjectEntity, WaveEntity } from '../../programme/index.js';

/** Which questionnaires a wave uses. A change is a new revision; the highest stands. */
@Entity('protocol')
@Unique('protocol_revision_unique', ['waveId', 'revision'])
export class ProtocolEntity {
  @IdColumn() id: string;

  @ForeignKey(() => ProjectEntity, { name: 'protocol_project' })
  @ReferenceColumn()
  projectId: string;

  @ForeignKey(() => WaveEntity, { name: 'protocol_wave' })
  @ReferenceColumn()
  waveId: string;

  /** 1 for the first. */
  @Column('integer') revision: number;
  @JsonColumn() entries: readonly ProtocolEntry[];
  /** Of the canonical JSON of the entries. */
  @HashColumn() hash: string;
  @InstantColumn() setAt: string;
}
