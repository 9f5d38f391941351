import { Injectable } from '@nestjs/common';
import type { SafeguardingTeam, SafeguardingTeamView, TeamCandidates } from '@tongxing/contracts';
import { AuditLog } from '../platform/audit/index.js';
import { UnitOfWork, type View } from '../platform/database/index.js';
import { now } from '../platform/ids.js';
import { ProblemException } from '../platform/problems/index.js';
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

  /** The team, and who could be in it: for whoever appoints it, who reads no alert. @throws ProblemException `not-found` */
  candidates(project: string): Promise<TeamCandidates> {
    return this.unitOfWork.read(async (view) => {
      await this.programme.requireProject(view, project);
      const eligible = await this.repository.eligible(view, project);
      return {
        ...(await this.#named(view, await this.repository.members(view, project))),
        eligible: eligible.map(({ id, displayName }) => ({ person: id, name: displayName })),
      };
    });
  }

  /**
   * Appoints a team. Whoever could not see alerts is not taken into it: a case would be theirs, and nobody else's, and
   * wait unseen.
   *
   * @throws ProblemException `not-found`; `member-not-eligible` naming the accounts
   */
  set(project: string, { members }: SafeguardingTeam): Promise<SafeguardingTeamView> {
    return this.unitOfWork.write(async (tx) => {
      await this.programme.requireProject(tx, project);
      const eligible = new Set((await this.repository.eligible(tx, project)).map(({ id }) => id));
      const others = members.filter(({ person }) => !eligible.has(person));
      if (others.length > 0)
        throw new ProblemException(
          'member-not-eligible',
          others.map(({ person }) => ({ code: 'person', path: person })),
        );
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
