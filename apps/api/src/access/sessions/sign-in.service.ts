import { Injectable } from '@nestjs/common';
import type { PasswordChange, Reauthentication, SignIn } from '@tongxing/contracts';
import { AuditLog, type AuditEvent } from '../../platform/audit/index.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/index.js';
import { now } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import type { AccountEntity } from '../accounts/account.entity.js';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { hashPassword, isPassword, requireStrong } from '../passwords.js';
import { ProjectWords } from '../project-words.js';
import { SecondFactorService } from '../second-factor/second-factor.service.js';
import { ThrottleService, type Attempt } from '../throttle/throttle.service.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService, type SignedInBy } from './sessions.service.js';

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
    private readonly projectWords: ProjectWords,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Begins a session for whoever knows the password and, where the account has a second factor, a code. An
   * unknown name takes as long as a wrong password, and is recorded in the same way.
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
    if (!right || !account?.active) {
      await this.#recordRefusal('password.refused', account?.id);
      throw new ProblemException('sign-in-failed');
    }
    return this.#withFactor(account, code, attempt, (tx, by) => this.sessions.signIn(tx, account.id, by));
  }

  /**
   * Has somebody who is signed in show once more who they are.
   *
   * @throws ProblemException `password-wrong`, `second-factor-needed`, `second-factor-wrong`, `too-many-attempts`
   */
  async reauthenticate(
    accountId: string,
    { password, code }: Reauthentication,
    address: string,
  ): Promise<void> {
    const account = await this.#checkPassword(accountId, password, address);
    await this.#withFactor(account, code, { name: accountId, address }, () => Promise.resolve());
  }

  /**
   * Has somebody show once more who they are, for what a session alone does not allow.
   *
   * @throws ProblemException as `reauthenticate`
   */
  async confirm(
    { account, session }: { readonly account: string; readonly session: string },
    given: Reauthentication,
    address: string,
  ): Promise<void> {
    await this.reauthenticate(account, given, address);
    await this.unitOfWork.write(async (tx) => {
      await this.stored.shown(tx, session, now());
      this.audit.record(tx, { action: 'session.confirmed', subject: { kind: 'account', id: account } });
    });
  }

  /**
   * Changes the password and ends all other sessions.
   *
   * @throws ProblemException `password-wrong`, `password-weak`, `password-known`, `too-many-attempts`
   */
  async changePassword(
    { account, session }: { readonly account: string; readonly session: string },
    { current, next }: PasswordChange,
    address: string,
  ): Promise<void> {
    const { name } = await this.#checkPassword(account, current, address);
    await this.unitOfWork.write((tx) => this.throttle.succeeded(tx, { name: account, address }));
    const words = await this.unitOfWork.read((view) => this.projectWords.of(view, account));
    await requireStrong(next, name, words);
    const passwordHash = await hashPassword(next);
    await this.unitOfWork.write(async (tx) => {
      await this.accounts.update(tx, account, { passwordHash });
      await this.stored.deleteAll(tx, account, session);
      this.audit.record(tx, { action: 'password.changed', subject: { kind: 'account', id: account } });
    });
  }

  /** The attempt stays counted: it succeeds only when all that is asked for was right. */
  async #checkPassword(accountId: string, password: string, address: string): Promise<AccountEntity> {
    await this.throttle.begin({ name: accountId, address });
    const account = await this.unitOfWork.read((view) => this.accounts.find(view, accountId));
    if (!account || !(await isPassword(account.passwordHash, password))) {
      await this.#recordRefusal('password.refused', accountId);
      throw new ProblemException('password-wrong');
    }
    return account;
  }

  /** Does something for whoever has shown the password and, where the account has a second factor, shows a code. */
  async #withFactor<T>(
    account: AccountEntity,
    code: string | undefined,
    attempt: Attempt,
    work: (tx: WriteTransaction, by: SignedInBy) => Promise<T>,
  ): Promise<T> {
    if (account.secondFactor !== null && code === undefined) {
      await this.unitOfWork.write((tx) => this.throttle.takeBack(tx, attempt));
      throw new ProblemException('second-factor-needed');
    }
    const done = this.unitOfWork.write(async (tx) => {
      const by =
        account.secondFactor === null || code === undefined
          ? 'password'
          : await this.factors.use(tx, account, code);
      await this.throttle.succeeded(tx, attempt);
      return work(tx, by);
    });
    return done.catch(async (error: unknown) => {
      if (error instanceof ProblemException && error.code === 'second-factor-wrong')
        await this.#recordRefusal('second-factor.refused', account.id);
      throw error;
    });
  }

  /**
   * Records that a password or code was wrong, for whom where there is such an account; what was typed and from where
   * stays out of a log that nobody can erase. An unknown name costs the same write.
   */
  #recordRefusal(action: AuditEvent['action'], account: string | undefined): Promise<void> {
    return this.unitOfWork.write(async (tx) => {
      const place = await this.throttle.placeInLog(tx);
      if (place === 'none') return;
      this.audit.record(tx, {
        action,
        ...(account !== undefined && { subject: { kind: 'account', id: account } }),
        ...(place === 'last' && { detail: { last: true } }),
      });
    });
  }
}
