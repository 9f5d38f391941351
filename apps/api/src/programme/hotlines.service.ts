import { Injectable } from '@nestjs/common';
import type { Hotline, HotlineSet, Project, Site } from '@tongxing/contracts';
import { currentActor } from '../platform/actor/index.js';
import { AuditLog } from '../platform/audit/index.js';
import { UnitOfWork, type View } from '../platform/database/index.js';
import { mayAtSite } from '../platform/permissions/index.js';
import { ProblemException } from '../platform/problems/index.js';
import { hotlinesAt } from './hotlines-at.js';
import { toProject, toSite } from './presenters.js';
import { ProgrammeRepository } from './programme.repository.js';
import { ProgrammeService } from './programme.service.js';
import { ProjectEntity } from './project.entity.js';
import { SiteEntity } from './site.entity.js';

/** The numbers that the help card names before the national ones. */
@Injectable()
export class HotlinesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly repository: ProgrammeRepository,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ProblemException `not-found` */
  setOfProject(projectId: string, { hotlines }: HotlineSet): Promise<Project> {
    return this.unitOfWork.write(async (tx) => {
      const row = await this.programme.requireProject(tx, projectId);
      const own = ownOrNone(hotlines);
      await this.repository.setHotlines(tx, ProjectEntity, row.id, own);
      this.audit.record(tx, {
        action: 'hotlines.set',
        project: row.id,
        subject: { kind: 'project', id: row.id },
        detail: { numbers: hotlines.length },
      });
      return toProject({ ...row, hotlines: own });
    });
  }

  /** @throws ProblemException `not-found` */
  setOfSite(projectId: string, siteId: string, { hotlines }: HotlineSet): Promise<Site> {
    return this.unitOfWork.write(async (tx) => {
      const row = await this.#requireSite(tx, projectId, siteId);
      const own = ownOrNone(hotlines);
      await this.repository.setHotlines(tx, SiteEntity, row.id, own);
      this.audit.record(tx, {
        action: 'hotlines.set',
        project: projectId,
        subject: { kind: 'site', id: row.id },
        detail: { numbers: hotlines.length },
      });
      return toSite({ ...row, hotlines: own });
    });
  }

  /**
   * The numbers that hold at a site: its own, else those of the nearest place above that has some, else the
   * project's, else none.
   *
   * @throws ProblemException `not-found`
   */
  atSite(projectId: string, siteId: string): Promise<HotlineSet> {
    return this.unitOfWork.read(async (view) => {
      const project = await this.programme.requireProject(view, projectId);
      const site = await this.#requireSite(view, projectId, siteId);
      if (!mayAtSite(currentActor(), 'programme.read', projectId, siteId))
        throw new ProblemException('not-found');
      const sites = await this.repository.allSites(view, projectId);
      return { hotlines: hotlinesAt(sites, site.id, project.hotlines) };
    });
  }

  async #requireSite(view: View, projectId: string, siteId: string): Promise<SiteEntity> {
    const site = await this.repository.site(view, projectId, siteId);
    if (!site) throw new ProblemException('not-found');
    return site;
  }
}

const ownOrNone = (hotlines: readonly Hotline[]) => (hotlines.length > 0 ? hotlines : null);
