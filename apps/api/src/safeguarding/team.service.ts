import { Injectable } from '@nestjs/common';
import type { SafeguardingTeam } from '@tongxing/contracts';
import { AuditLog } from '../platform/audit/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { now } from '../platform/ids.js';
import { ProgrammeService } from '../programme/index.js';
import { AlertsRepository } from './alerts.repository.js';
import { CaseFiles } from './case-files.js';

/** Who looks after a project's alerts. */
@Injectable()
export class TeamService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly repository: AlertsRepository,
    private readonly files: CaseFiles,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ProblemException `not-found` */
  find(project: string): Promise<SafeguardingTeam> {
    return this.unitOfWork.read(async (view) => {
      await this.programme.requireProject(view, project);
      return { members: await this.repository.members(view, project) };
    });
  }

  /** @throws ProblemException `not-found` */
  set(project: string, { members }: SafeguardingTeam): Promise<SafeguardingTeam> {
    return this.unitOfWork.write(async (tx) => {
      await this.programme.requireProject(tx, project);
      await this.files.prepare(tx, project);
      await this.repository.setTeam(tx, { projectId: project, members, changedAt: now() });
      this.audit.record(tx, { action: 'safeguarding-team.set', project, detail: { members: members.length } });
      return { members };
    });
  }
}
