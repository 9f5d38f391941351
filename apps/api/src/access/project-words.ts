import { Injectable } from '@nestjs/common';
import type { View } from '../platform/database/index.js';
import { ProgrammeRepository } from '../programme/index.js';
import { AccountsRepository } from './accounts/accounts.repository.js';

/** Names that everybody around an account knows, and a password should not hold. */
@Injectable()
export class ProjectWords {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly programme: ProgrammeRepository,
  ) {}

  /** Codes and names of the projects in which an account has a role. */
  async of(view: View, accountId: string): Promise<readonly string[]> {
    const grants = await this.accounts.grants(view, [accountId]);
    const ids = new Set(grants.flatMap(({ projectId }) => projectId ?? []));
    const projects = await Promise.all([...ids].map((id) => this.programme.project(view, id)));
    return projects.flatMap((project) => (project ? [project.code, project.name.zh, project.name.en] : []));
  }
}
