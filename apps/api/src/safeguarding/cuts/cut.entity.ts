import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { IdColumn } from '../../platform/database/index.js';
import { ProjectEntity } from '../../programme/index.js';

/** A value below which a score counts as low in this project, such as its lowest decile at baseline. */
@Entity('safeguarding_cut')
export class CutEntity {
  @ForeignKey(() => ProjectEntity, { name: 'safeguarding_cut_project' })
  @IdColumn()
  projectId: string;

  /** As scoring keys name it. */
  @PrimaryColumn('varchar', { length: 64 }) name: string;
  @Column('double precision') value: number;
}
