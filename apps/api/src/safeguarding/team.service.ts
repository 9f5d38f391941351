import { Injectable } from '@nestjs/common';
import type { SafeguardingTeam, SafeguardingTeamView } from '@tongxing/contracts';
import { AuditLog } from '../platform/audit/index.js';
import { UnitOfWork, type View } from '../platform/database/index.js';
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
  find(project: string): Promise<SafeguardingTeamView> {
    return this.unitOfWork.read(async (view) => {
      await this.programme.requireProject(view, project);
      return this.#named(view, await this.repository.members(view, project));
    });
  }

  /** @throws ProblemException `not-found` */
  set(project: string, { members }: SafeguardingTeam): Promise<SafeguardingTeamView> {
    return this.unitOfWork.write(async (tx) => {
      await this.programme.requireProject(tx, project);
      await this.files.prepare(tx, project);
      await this.repository.setTeam(tx, { projectId: project, members, changedAt: now() });
      this.audit.record(tx, { action: 'safeguarding-team.set', project, detail: { members: members.length } });
      return this.#named(tx, members);
    });
  }

  async #named(view: View, members: SafeguardingTeam['members']): Promise<SafeguardingTeamView> {
    const names = await this.repository.namesOf(
      view,
      members.map(({ person }) => person),
    );
    return {
      members: members.map((member) => {
        const name = names.get(member.person);
        return { ...member, ...(name !== undefined && { name }) };
      }),
    };
  }
}
