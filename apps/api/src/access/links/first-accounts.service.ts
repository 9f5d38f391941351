import { Injectable } from '@nestjs/common';
import type { FirstAdministrator, Role } from '@tongxing/contracts';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/index.js';
import { ProblemException } from '../../platform/problems/index.js';
import type { AccountEntity } from '../accounts/account.entity.js';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { UsersService } from '../accounts/users.service.js';
import { hashPassword, requireStrong } from '../passwords.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { LinksService, type OneTimeLink } from './links.service.js';

const DEMONSTRATION = { name: 'demo', displayName: '演示 Demo' };
const DEMONSTRATED: readonly Role[] = ['administrator', 'supervisor', 'evaluator', 'safeguarding_lead'];

/** How the first account comes to be, while there is nobody who could invite its owner. */
@Injectable()
export class FirstAccountsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly links: LinksService,
  ) {}

  /** The link by which the first administrator comes in; undefined where there is an account already. */
  linkForAdministrator(): Promise<OneTimeLink | undefined> {
    return this.unitOfWork.write(async (tx) =>
      (await this.accounts.some(tx)) ? undefined : this.links.make(tx, 'first_administrator', null),
    );
  }

  /**
   * Makes the account of the first administrator and signs its owner in.
   *
   * @returns a session's token
   * @throws ProblemException `link-invalid`, `password-weak`, `password-known`
   */
  async becomeAdministrator({ token, password, ...account }: FirstAdministrator): Promise<string> {
    await this.unitOfWork.read((view) => this.links.find(view, token, 'first_administrator'));
    await requireStrong(password, account.name);
    const passwordHash = await hashPassword(password);
    return this.unitOfWork.write(async (tx) => {
      await this.links.use(tx, token, 'first_administrator');
      if (await this.accounts.some(tx)) throw new ProblemException('link-invalid');
      const { id } = await this.#add(tx, account, ['administrator']);
      await this.accounts.update(tx, id, { passwordHash });
      return this.sessions.signIn(tx, id, 'password');
    });
  }

  /**
   * A link into the demonstration; undefined where somebody else has an account, for then the data may be real.
   */
  linkForDemonstration(): Promise<OneTimeLink | undefined> {
    return this.unitOfWork.write(async (tx) => {
      const account =
        (await this.accounts.byName(tx, DEMONSTRATION.name)) ??
        ((await this.accounts.some(tx)) ? undefined : await this.#add(tx, DEMONSTRATION, DEMONSTRATED));
      return account && this.links.make(tx, 'sign_in', account.id);
    });
  }

  async #add(
    tx: WriteTransaction,
    account: Pick<AccountEntity, 'name' | 'displayName'>,
    roles: readonly Role[],
  ): Promise<AccountEntity> {
    const row = await this.users.add(tx, account);
    for (const role of roles) await this.users.addGrant(tx, row.id, { role });
    return row;
  }
}
