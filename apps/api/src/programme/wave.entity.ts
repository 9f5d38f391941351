import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import type { BilingualText } from '@tongxing/contracts';
import {
  CodeColumn,
  DateColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  ReferenceColumn,
} from '../platform/database/index.js';
import { ProjectEntity } from './project.entity.js';

/** A round of data collection: baseline, any number of midlines, endline, in the order of `ordinal`. */
@Entity('wave')
@Unique('wave_code_unique', ['projectId', 'code'])
@Unique('wave_ordinal_unique', ['projectId', 'ordinal'])
export class WaveEntity {
  @IdColumn() id: string;

  @ForeignKey(() => ProjectEntity, { name: 'wave_project' })
  @ReferenceColumn()
  projectId: string;

  @CodeColumn() code: string;
  @JsonColumn() name: BilingualText;
  @Column('integer') ordinal: number;
  @DateColumn({ nullable: true }) opensOn: string | null;
  @DateColumn({ nullable: true }) closesOn: string | null;
  @InstantColumn() createdAt: string;
}
