import { Injectable } from '@nestjs/common';
import type { PasswordChange, SignIn } from '@tongxing/contracts';
import { AuditLog } from '../../platform/audit/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { ProblemException } from '../../platform/problems/index.js';
import type { AccountEntity } from '../accounts/account.entity.js';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { hashPassword, isPassword, requireStrong } from '../passwords.js';
import { SecondFactorService } from '../second-factor/second-factor.service.js';
import { ThrottleService, type Attempt } from '../throttle/throttle.service.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';

/** Names, passwords and codes. */
@Injectable()
export class SignInService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly sessions: SessionsService,
    private readonly stored: SessionsRepository,
    private readonly factors: SecondFactorService,
    private readonly throttle: ThrottleService,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Begins a session for whoever knows the password and, where the account has a second factor, a code. An
   * unknown name takes as long as a wrong password.
   *
   * @param address from where it is tried
   * @returns the session's token
   * @throws ProblemException `sign-in-failed`, `second-factor-needed`, `second-factor-wrong`, `too-many-attempts`
   */
  async signIn({ name: typed, password, code }: SignIn, address: string): Promise<string> {
    const name = typed.toLowerCase();
    const attempt = { name, address };
    await this.throttle.begin(attempt);
    const account = await this.unitOfWork.read((view) => this.accounts.byName(view, name));
    const right = await isPassword(account?.passwordHash, password);
    if (!right || !account?.active) throw new ProblemException('sign-in-failed');
    if (account.secondFactor !== null && code === undefined) {
      await this.unitOfWork.write((tx) => this.throttle.takeBack(tx, attempt));
      throw new ProblemException('second-factor-needed');
    }
    return this.#begin(account, code, attempt);
  }

  /** @throws ProblemException `password-wrong`, `too-many-attempts` */
  async requirePassword(accountId: string, password: string, address: string): Promise<AccountEntity> {
    const attempt = { name: accountId, address };
    await this.throttle.begin(attempt);
    const account = await this.unitOfWork.read((view) => this.accounts.find(view, accountId));
    if (!account || !(await isPassword(account.passwordHash, password)))
      throw new ProblemException('password-wrong');
    await this.unitOfWork.write((tx) => this.throttle.succeeded(tx, attempt));
    return account;
  }

  /**
   * Changes the password and ends all other sessions.
   *
   * @throws ProblemException `password-wrong`, `password-weak`, `too-many-attempts`
   */
  async changePassword(
    { account, session }: { readonly account: string; readonly session: string },
    { current, next }: PasswordChange,
    address: string,
  ): Promise<void> {
    const { name } = await this.requirePassword(account, current, address);
    requireStrong(next, name);
    const passwordHash = await hashPassword(next);
    await this.unitOfWork.write(async (tx) => {
      await this.accounts.update(tx, account, { passwordHash });
      await this.stored.deleteAll(tx, account, session);
      this.audit.record(tx, { action: 'password.changed', subject: { kind: 'account', id: account } });
    });
  }

  #begin(account: AccountEntity, code: string | undefined, attempt: Attempt): Promise<string> {
    return this.unitOfWork.write(async (tx) => {
      const by =
        account.secondFactor === null || code === undefined
          ? 'password'
          : await this.factors.use(tx, account, code);
      await this.throttle.succeeded(tx, attempt);
      return this.sessions.signIn(tx, account.id, by);
    });
  }
}
