import { Injectable } from '@nestjs/common';
import type { NewProject, NewSite, NewWave, PageQuery, Project, Site, Wave } from '@tongxing/contracts';
import { currentActor } from '../platform/actor/index.js';
import { AuditLog } from '../platform/audit/index.js';
import { isTaken, pageOf, UnitOfWork, type View, type WriteTransaction } from '../platform/database/index.js';
import { newId, now } from '../platform/ids.js';
import { projectsWhere, sitesWhere } from '../platform/permissions/index.js';
import { ProblemException } from '../platform/problems/index.js';
import { toProject, toSite, toWave } from './presenters.js';
import { ProgrammeRepository } from './programme.repository.js';
import { ProjectEntity } from './project.entity.js';
import { SiteEntity } from './site.entity.js';
import { WaveEntity } from './wave.entity.js';

/** Projects with their sites and waves: the frame in which everything else is collected. */
@Injectable()
export class ProgrammeService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ProgrammeRepository,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ProblemException `code-taken` */
  async createProject(project: NewProject): Promise<Project> {
    return toProject(await this.unitOfWork.write((tx) => this.addProject(tx, project)).catch(refuseTaken));
  }

  async addProject(tx: WriteTransaction, { source, ...project }: NewProject): Promise<ProjectEntity> {
    const row: ProjectEntity = {
      id: newId(),
      ...project,
      source: source ?? null,
      hotlines: null,
      createdAt: now(),
    };
    await this.repository.insert(tx, ProjectEntity, row);
    this.audit.record(tx, { action: 'project.created', project: row.id });
    return row;
  }

  /** @throws ProblemException `not-found`, `code-taken`, `site-unknown` for a parent of another project */
  async createSite(projectId: string, site: NewSite): Promise<Site> {
    const write = this.unitOfWork.write(async (tx) => {
      await this.requireProject(tx, projectId);
      if (site.parent && !(await this.repository.site(tx, projectId, site.parent)))
        throw new ProblemException('site-unknown');
      return this.addSite(tx, projectId, site);
    });
    return toSite(await write.catch(refuseTaken));
  }

  async addSite(tx: WriteTransaction, projectId: string, { parent, ...site }: NewSite): Promise<SiteEntity> {
    const row: SiteEntity = {
      id: newId(),
      projectId,
      parentId: parent ?? null,
      ...site,
      hotlines: null,
      createdAt: now(),
    };
    await this.repository.insert(tx, SiteEntity, row);
    const subject = { kind: 'site', id: row.id };
    this.audit.record(tx, { action: 'site.created', project: projectId, subject });
    return row;
  }

  /** @throws ProblemException `not-found`, `code-taken` for a code or ordinal in use */
  async createWave(projectId: string, wave: NewWave): Promise<Wave> {
    const write = this.unitOfWork.write(async (tx) => {
      await this.requireProject(tx, projectId);
      return this.addWave(tx, projectId, wave);
    });
    return toWave(await write.catch(refuseTaken));
  }

  async addWave(tx: WriteTransaction, projectId: string, wave: NewWave): Promise<WaveEntity> {
    const { opensOn = null, closesOn = null, ...rest } = wave;
    const row: WaveEntity = { id: newId(), projectId, ...rest, opensOn, closesOn, createdAt: now() };
    await this.repository.insert(tx, WaveEntity, row);
    const subject = { kind: 'wave', id: row.id };
    this.audit.record(tx, { action: 'wave.created', project: projectId, subject });
    return row;
  }

  /** Those that the caller reaches. */
  listProjects(page: PageQuery) {
    const reached = projectsWhere(currentActor(), 'programme.read');
    return this.unitOfWork.read(async (view) =>
      pageOf(await this.repository.projects(view, page, reached), toProject),
    );
  }

  /** @throws ProblemException `not-found` */
  findProject(id: string): Promise<Project> {
    return this.unitOfWork.read(async (view) => toProject(await this.requireProject(view, id)));
  }

  /** @throws ProblemException `not-found` */
  findProjectByCode(code: string): Promise<Project> {
    return this.unitOfWork.read(async (view) => {
      const project = await this.repository.projectByCode(view, code);
      if (!project) throw new ProblemException('not-found');
      return toProject(project);
    });
  }

  /** Those that the caller reaches. */
  listSites(projectId: string, page: PageQuery) {
    const reached = sitesWhere(currentActor(), 'programme.read', projectId);
    return this.unitOfWork.read(async (view) => {
      await this.requireProject(view, projectId);
      return pageOf(await this.repository.sites(view, projectId, page, reached), toSite);
    });
  }

  listWaves(projectId: string): Promise<{ items: Wave[] }> {
    return this.unitOfWork.read(async (view) => {
      await this.requireProject(view, projectId);
      return { items: (await this.repository.waves(view, projectId)).map(toWave) };
    });
  }

  /** @throws ProblemException `not-found` */
  async requireProject(view: View, id: string): Promise<ProjectEntity> {
    const project = await this.repository.project(view, id);
    if (!project) throw new ProblemException('not-found');
    return project;
  }
}

function refuseTaken(error: unknown): never {
  throw isTaken(error) ? new ProblemException('code-taken') : error;
}
