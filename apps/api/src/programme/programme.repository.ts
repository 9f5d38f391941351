import { Injectable } from '@nestjs/common';
import { In, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type { Hotline, PageQuery } from '@tongxing/contracts';
import { findPage, type View, type WriteTransaction } from '../platform/database/index.js';
import { ProjectEntity } from './project.entity.js';
import { SiteEntity } from './site.entity.js';
import { WaveEntity } from './wave.entity.js';

@Injectable()
export class ProgrammeRepository {
  async insert<Row extends ObjectLiteral>(
    tx: WriteTransaction,
    entity: EntityTarget<Row>,
    row: Row,
  ): Promise<void> {
    await tx.manager.insert(entity, row);
  }

  /** @param ids the projects among which to look */
  projects(view: View, page: PageQuery, ids: 'all' | readonly string[]) {
    const among = ids === 'all' ? {} : { id: In(ids) };
    return findPage(view.manager.getRepository(ProjectEntity), among, page);
  }

  project(view: View, id: string): Promise<ProjectEntity | null> {
    return view.manager.findOneBy(ProjectEntity, { id });
  }

  projectByCode(view: View, code: string): Promise<ProjectEntity | null> {
    return view.manager.findOneBy(ProjectEntity, { code });
  }

  /** @param ids the sites among which to look */
  sites(view: View, projectId: string, page: PageQuery, ids: 'all' | readonly string[]) {
    const among = ids === 'all' ? { projectId } : { projectId, id: In(ids) };
    return findPage(view.manager.getRepository(SiteEntity), among, page);
  }

  site(view: View, projectId: string, id: string): Promise<SiteEntity | null> {
    return view.manager.findOneBy(SiteEntity, { projectId, id });
  }

  async setHotlines(
    tx: WriteTransaction,
    entity: typeof ProjectEntity | typeof SiteEntity,
    id: string,
    hotlines: readonly Hotline[] | null,
  ): Promise<void> {
    await tx.manager.update(entity, { id }, { hotlines });
  }

  allSites(view: View, projectId: string): Promise<SiteEntity[]> {
    return view.manager.find(SiteEntity, { where: { projectId }, order: { code: 'ASC' } });
  }

  /** Every site of a project with the one above it, and nothing else. */
  siteTree(view: View, projectId: string): Promise<Pick<SiteEntity, 'id' | 'parentId'>[]> {
    return view.manager.find(SiteEntity, { where: { projectId }, select: { id: true, parentId: true } });
  }

  wavesById(view: View, ids: readonly string[]): Promise<WaveEntity[]> {
    return view.manager.findBy(WaveEntity, { id: In(ids) });
  }

  /** In time order. */
  waves(view: View, projectId: string): Promise<WaveEntity[]> {
    return view.manager.find(WaveEntity, { where: { projectId }, order: { ordinal: 'ASC' } });
  }
}
