import { Injectable } from '@nestjs/common';
import type { PasswordChange, SignIn } from '@tongxing/contracts';
import { UnitOfWork } from '../../platform/database/index.js';
import { ProblemException } from '../../platform/problems/index.js';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { hashPassword, isPassword, requireStrong } from '../passwords.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';

/** Names and passwords. */
@Injectable()
export class SignInService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly sessions: SessionsService,
    private readonly stored: SessionsRepository,
  ) {}

  /**
   * Begins a session for whoever knows the password. An unknown name takes as long as a wrong password.
   *
   * @returns the session's token
   * @throws ProblemException `sign-in-failed`
   */
  async signIn({ name, password }: SignIn): Promise<string> {
    const account = await this.unitOfWork.read((view) => this.accounts.byName(view, name.toLowerCase()));
    const right = await isPassword(account?.passwordHash, password);
    if (!right || !account?.active) throw new ProblemException('sign-in-failed');
    return this.unitOfWork.write((tx) => this.sessions.open(tx, account.id, false));
  }

  /** Changes the password and ends all other sessions. @throws ProblemException `password-wrong`, `password-weak` */
  async changePassword(accountId: string, session: string, { current, next }: PasswordChange): Promise<void> {
    const account = await this.unitOfWork.read((view) => this.accounts.find(view, accountId));
    if (!account || !(await isPassword(account.passwordHash, current)))
      throw new ProblemException('password-wrong');
    requireStrong(next, account.name);
    const passwordHash = await hashPassword(next);
    await this.unitOfWork.write(async (tx) => {
      await this.accounts.update(tx, accountId, { passwordHash });
      await this.stored.deleteAll(tx, accountId, session);
    });
  }
}
