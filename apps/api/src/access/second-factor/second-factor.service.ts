import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FactorEnrolment } from '@tongxing/contracts';
import { AuditLog, type AuditEvent } from '../../platform/audit/index.js';
import { UnitOfWork, type View, type WriteTransaction } from '../../platform/database/index.js';
import { KeyRotation, Keys, type FieldPlace } from '../../platform/keys/index.js';
import { ProblemException } from '../../platform/problems/index.js';
import type { AccountEntity } from '../accounts/account.entity.js';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { SessionsRepository } from '../sessions/sessions.repository.js';
import { SessionsService, type SignedInBy } from '../sessions/sessions.service.js';
import { newRecoveryCodes, readable, recoveryCodeHash } from './recovery-codes.js';
import { RecoveryCodesRepository } from './recovery-codes.repository.js';
import { enrolmentUri, newSecret, stepOf } from './totp.js';

type Column = 'secondFactor' | 'pendingFactor';

const KEYS = { purpose: 'accounts' } as const;
const placeOf = (row: string, column: Column): FieldPlace => ({ table: 'account', column, row });

/** The second factor: an authenticator app, and recovery codes for when it is lost. */
@Injectable()
export class SecondFactorService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly recoveryCodes: RecoveryCodesRepository,
    private readonly sessions: SessionsService,
    private readonly stored: SessionsRepository,
    private readonly keys: Keys,
    private readonly rotation: KeyRotation,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    const table = 'account';
    for (const column of ['secondFactor', 'pendingFactor'] as const)
      this.rotation.covers({ purpose: 'accounts', table, column });
  }

  /** Makes a secret for the app. It counts only when a code has shown that the app has it. */
  begin(accountId: string): Promise<FactorEnrolment> {
    return this.unitOfWork.write(async (tx) => {
      const { name } = await this.#require(tx, accountId);
      const secret = newSecret();
      const keys = await this.keys.toWrite(tx, KEYS);
      const pendingFactor = keys.seal(placeOf(accountId, 'pendingFactor'), secret);
      await this.accounts.update(tx, accountId, { pendingFactor });
      this.#record(tx, 'second-factor.begun', accountId);
      return { secret, uri: enrolmentUri(secret, name) };
    });
  }

  /**
   * Puts the new factor in force, with new recovery codes. All sessions end; the caller gets another one.
   *
   * @returns the token of the new session, and the recovery codes, never to be shown again
   * @throws ProblemException `second-factor-wrong`
   */
  confirm(accountId: string, code: string): Promise<{ token: string; codes: string[] }> {
    return this.unitOfWork.write(async (tx) => {
      const secret = await this.#secret(tx, await this.#require(tx, accountId), 'pendingFactor');
      const step = secret && stepOf(secret, code, Date.now());
      if (!secret || !step) throw new ProblemException('second-factor-wrong');
      const secondFactor = (await this.keys.toWrite(tx, KEYS)).seal(placeOf(accountId, 'secondFactor'), secret);
      await this.accounts.update(tx, accountId, { secondFactor, pendingFactor: null, secondFactorStep: step });
      this.#record(tx, 'second-factor.set', accountId);
      await this.stored.deleteAll(tx, accountId);
      return {
        codes: await this.#newCodes(tx, accountId),
        token: await this.sessions.signIn(tx, accountId, 'second_factor'),
      };
    });
  }

  /** Makes ten recovery codes; those from before work no more. */
  renewCodes(accountId: string): Promise<string[]> {
    return this.unitOfWork.write((tx) => this.#newCodes(tx, accountId));
  }

  /**
   * Checks a code against an account, and uses it up.
   *
   * @throws ProblemException `second-factor-wrong`, also for a code that was right once before
   */
  async use(tx: WriteTransaction, account: AccountEntity, code: string): Promise<SignedInBy> {
    if (/^\d+$/.test(code)) {
      const secret = await this.#secret(tx, account, 'secondFactor');
      const step = secret && stepOf(secret, code, Date.now());
      if (!step || !(await this.accounts.takeStep(tx, account.id, step)))
        throw new ProblemException('second-factor-wrong');
      return 'second_factor';
    }
    if (!(await this.recoveryCodes.use(tx, account.id, recoveryCodeHash(code))))
      throw new ProblemException('second-factor-wrong');
    return 'recovery_code';
  }

  async #newCodes(tx: WriteTransaction, accountId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    await this.recoveryCodes.replace(tx, accountId, codes.map(recoveryCodeHash));
    this.#record(tx, 'recovery-codes.made', accountId);
    return codes.map(readable);
  }

  async #secret(view: View, account: AccountEntity, column: Column): Promise<string | undefined> {
    const sealed = account[column];
    if (sealed === null) return undefined;
    return (await this.keys.toRead(view, KEYS)).open(placeOf(account.id, column), sealed);
  }

  async #require(view: View, id: string): Promise<AccountEntity> {
    const account = await this.accounts.find(view, id);
    if (!account) throw new ProblemException('sign-in-needed');
    return account;
  }

  #record(tx: WriteTransaction, action: AuditEvent['action'], id: string): void {
    this.audit.record(tx, { action, subject: { kind: 'account', id } });
  }
}
