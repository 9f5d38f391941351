import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import type { BilingualText, Hotline, Site } from '@tongxing/contracts';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  ReferenceColumn,
} from '../platform/database/index.js';
import { ProjectEntity } from './project.entity.js';

/** A centre, school, village or township: sites of a project form a tree. */
@Entity('site')
@Unique('site_code_unique', ['projectId', 'code'])
export class SiteEntity {
  @IdColumn() id: string;

  @ForeignKey(() => ProjectEntity, { name: 'site_project' })
  @ReferenceColumn()
  projectId: string;

  @ForeignKey(() => SiteEntity, { name: 'site_parent' })
  @ReferenceColumn({ nullable: true })
  parentId: string | null;

  @CodeColumn() code: string;
  @JsonColumn() name: BilingualText;
  @Column('varchar', { length: 16 }) kind: Site['kind'];
  /** Null where it has none of its own. */
  @JsonColumn({ nullable: true }) hotlines: readonly Hotline[] | null;
  @InstantColumn() createdAt: string;
}
