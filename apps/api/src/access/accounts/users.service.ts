import { Injectable } from '@nestjs/common';
import type { InvitedUser, NewGrant, NewUser, PageQuery, User, UserReset } from '@tongxing/contracts';
import { currentActor } from '../../platform/actor/index.js';
import { AuditLog, type AuditEvent } from '../../platform/audit/index.js';
import { isTaken, UnitOfWork, type View, type WriteTransaction } from '../../platform/database/index.js';
import { newId, now } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProgrammeRepository } from '../../programme/index.js';
import { LinksService } from '../links/links.service.js';
import { RecoveryCodesRepository } from '../second-factor/recovery-codes.repository.js';
import { SessionsRepository } from '../sessions/sessions.repository.js';
import type { AccountEntity } from './account.entity.js';
import type { GrantEntity } from './grant.entity.js';
import { AccountsRepository } from './accounts.repository.js';
import { toUser } from './presenters.js';

/** Those who may sign in, and their grants. */
@Injectable()
export class UsersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly sessions: SessionsRepository,
    private readonly programme: ProgrammeRepository,
    private readonly recoveryCodes: RecoveryCodesRepository,
    private readonly links: LinksService,
    private readonly audit: AuditLog,
  ) {}

  /** Makes an account and the link by which its owner sets the password. @throws ProblemException `code-taken`, `project-unknown`, `site-unknown` */
  async invite({ grants, ...account }: NewUser): Promise<InvitedUser> {
    const write = this.unitOfWork.write(async (tx) => {
      const row = await this.add(tx, account);
      for (const grant of grants) await this.addGrant(tx, row.id, grant);
      return this.#withLink(tx, row.id);
    });
    return write.catch((error: unknown) => {
      throw isTaken(error) ? new ProblemException('code-taken') : error;
    });
  }

  async add(tx: WriteTransaction, account: Pick<NewUser, 'name' | 'displayName'>): Promise<AccountEntity> {
    const row: AccountEntity = {
      id: newId(),
      ...account,
      active: true,
      passwordHash: null,
      secondFactor: null,
      pendingFactor: null,
      secondFactorStep: null,
      createdAt: now(),
    };
    await this.accounts.insert(tx, row);
    this.#record(tx, 'account.created', row.id);
    return row;
  }

  list(page: PageQuery): Promise<{ items: User[]; next?: string }> {
    return this.unitOfWork.read(async (view) => {
      const { rows, next } = await this.accounts.page(view, page);
      const grants = await this.accounts.grants(
        view,
        rows.map(({ id }) => id),
      );
      return { items: rows.map((row) => toUser(row, grants)), ...(next !== undefined && { next }) };
    });
  }

  /** @throws ProblemException `not-found` */
  find(id: string): Promise<User> {
    return this.unitOfWork.read((view) => this.#user(view, id));
  }

  /** Whoever is made inactive is signed out everywhere. @throws ProblemException `not-found`, `last-administrator` */
  setActive(id: string, active: boolean): Promise<User> {
    return this.#change(id, async (tx) => {
      await this.accounts.update(tx, id, { active });
      if (!active) await this.sessions.deleteAll(tx, id);
      this.#record(tx, active ? 'account.activated' : 'account.deactivated', id);
    });
  }

  /**
   * Takes the password away, signs out everywhere, and makes a link to set a new one.
   *
   * @throws ProblemException `not-found`, `second-factor-own`: what guards a session falls by no order from within it
   */
  reset(id: string, { secondFactor }: UserReset): Promise<InvitedUser> {
    const actor = currentActor();
    const isOwn = actor.kind === 'user' && actor.id === id;
    if (secondFactor && isOwn) throw new ProblemException('second-factor-own');
    return this.unitOfWork.write(async (tx) => {
      await this.#require(tx, id);
      await this.accounts.update(tx, id, {
        passwordHash: null,
        ...(secondFactor && { secondFactor: null, pendingFactor: null, secondFactorStep: null }),
      });
      if (secondFactor) await this.recoveryCodes.deleteAll(tx, id);
      await this.sessions.deleteAll(tx, id);
      this.#record(tx, 'account.reset', id, { secondFactor });
      return this.#withLink(tx, id);
    });
  }

  /** @throws ProblemException `not-found`, `project-unknown`, `site-unknown` */
  grant(id: string, grant: NewGrant): Promise<User> {
    return this.#change(id, (tx) => this.addGrant(tx, id, grant));
  }

  /** @throws ProblemException `not-found`, `last-administrator` */
  revoke(id: string, grantId: string): Promise<User> {
    return this.#change(id, async (tx) => {
      if (!(await this.accounts.deleteGrant(tx, id, grantId))) throw new ProblemException('not-found');
      this.#record(tx, 'grant.revoked', id, { grant: grantId });
    });
  }

  async addGrant(tx: WriteTransaction, accountId: string, { role, project, site }: NewGrant): Promise<void> {
    if (project && !(await this.programme.project(tx, project))) throw new ProblemException('project-unknown');
    if (project && site && !(await this.programme.site(tx, project, site)))
      throw new ProblemException('site-unknown');
    const row: GrantEntity = {
      id: newId(),
      accountId,
      role,
      projectId: project ?? null,
      siteId: site ?? null,
      createdAt: now(),
    };
    await this.accounts.insertGrant(tx, row);
    const where = { ...(project && { project }), ...(site && { site }) };
    this.#record(tx, 'grant.given', accountId, { grant: row.id, role, ...where });
  }

  /** Changes an account, and takes the change back where nobody would be left to administer. */
  #change(id: string, change: (tx: WriteTransaction) => Promise<void>): Promise<User> {
    return this.unitOfWork.write(async (tx) => {
      await this.#require(tx, id);
      await change(tx);
      if (!(await this.accounts.hasAdministrator(tx))) throw new ProblemException('last-administrator');
      return this.#user(tx, id);
    });
  }

  #record(tx: WriteTransaction, action: AuditEvent['action'], id: string, detail: AuditEvent['detail'] = {}) {
    this.audit.record(tx, { action, subject: { kind: 'account', id }, detail });
  }

  async #withLink(tx: WriteTransaction, id: string): Promise<InvitedUser> {
    const { path, expiresAt } = await this.links.make(tx, 'set_password', id);
    return { user: await this.#user(tx, id), link: path, expiresAt };
  }

  async #user(view: View, id: string): Promise<User> {
    return toUser(await this.#require(view, id), await this.accounts.grants(view, [id]));
  }

  async #require(view: View, id: string): Promise<AccountEntity> {
    const row = await this.accounts.find(view, id);
    if (!row) throw new ProblemException('not-found');
    return row;
  }
}
