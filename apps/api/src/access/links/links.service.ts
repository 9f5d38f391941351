import { Injectable } from '@nestjs/common';
import type { PasswordByLink } from '@tongxing/contracts';
import { AuditLog } from '../../platform/audit/index.js';
import { UnitOfWork, type View, type WriteTransaction } from '../../platform/database/index.js';
import { newId, now, sha256 } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { hashPassword, requireStrong } from '../passwords.js';
import { ProjectWords } from '../project-words.js';
import { SessionsRepository } from '../sessions/sessions.repository.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { minutesFromNow, newToken } from '../tokens.js';
import type { LinkEntity, LinkPurpose } from './link.entity.js';
import { LinksRepository } from './links.repository.js';

const MINUTES: Readonly<Record<LinkPurpose, number>> = {
  first_administrator: 24 * 60,
  set_password: 3 * 24 * 60,
  sign_in: 60,
};

/** Pages of the web app. The token is behind the `#`: browsers send that part to nobody. */
const PAGES: Readonly<Record<LinkPurpose, string>> = {
  first_administrator: '/first-administrator',
  set_password: '/set-password',
  sign_in: '/enter',
};

export interface OneTimeLink {
  /** To be put behind the address of the server. */
  readonly path: string;
  readonly expiresAt: string;
}

/** Links that work once. */
@Injectable()
export class LinksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: LinksRepository,
    private readonly accounts: AccountsRepository,
    private readonly sessions: SessionsService,
    private readonly stored: SessionsRepository,
    private readonly projectWords: ProjectWords,
    private readonly audit: AuditLog,
  ) {}

  /** Makes a link; one that the account had before works no more. */
  async make(tx: WriteTransaction, purpose: LinkPurpose, accountId: string | null): Promise<OneTimeLink> {
    const { token, tokenHash } = newToken();
    const expiresAt = minutesFromNow(MINUTES[purpose]);
    await this.links.deleteExpired(tx, now());
    await (accountId === null ? this.links.deletePurpose(tx, purpose) : this.links.deleteOf(tx, accountId));
    await this.links.insert(tx, { id: newId(), purpose, accountId, tokenHash, expiresAt });
    return { path: `${PAGES[purpose]}#${token}`, expiresAt };
  }

  /** Sets the password and ends all sessions. @throws ProblemException `link-invalid`, `password-weak`, `password-known` */
  async setPassword({ token, password }: PasswordByLink): Promise<void> {
    const found = await this.unitOfWork.read(async (view) => {
      const { accountId } = await this.find(view, token, 'set_password');
      const account = await this.accounts.find(view, accountId ?? '');
      return account && { account, words: await this.projectWords.of(view, account.id) };
    });
    if (!found) throw new ProblemException('link-invalid');
    const { account, words } = found;
    await requireStrong(password, account.name, words);
    const passwordHash = await hashPassword(password);
    await this.unitOfWork.write(async (tx) => {
      await this.use(tx, token, 'set_password');
      await this.accounts.update(tx, account.id, { passwordHash });
      await this.stored.deleteAll(tx, account.id);
      this.audit.record(tx, {
        action: 'password.set',
        subject: { kind: 'account', id: account.id },
        actor: { kind: 'user', id: account.id },
      });
    });
  }

  /**
   * Signs in whoever holds a link made on the machine itself, where everything can be read anyway: the second
   * factor counts as given. Only the demonstration makes such links.
   *
   * @returns a session's token
   * @throws ProblemException `link-invalid`
   */
  signIn(token: string): Promise<string> {
    return this.unitOfWork.write(async (tx) => {
      const { accountId } = await this.use(tx, token, 'sign_in');
      const account = await this.accounts.find(tx, accountId ?? '');
      if (!account?.active) throw new ProblemException('link-invalid');
      return this.sessions.signIn(tx, account.id, 'link');
    });
  }

  /** @throws ProblemException `link-invalid` */
  async find(view: View, token: string, purpose: LinkPurpose): Promise<LinkEntity> {
    const link = await this.links.byToken(view, sha256(token), purpose);
    if (!link || link.expiresAt <= now()) throw new ProblemException('link-invalid');
    return link;
  }

  /** Finds a link and takes it away. @throws ProblemException `link-invalid` */
  async use(tx: WriteTransaction, token: string, purpose: LinkPurpose): Promise<LinkEntity> {
    const link = await this.find(tx, token, purpose);
    if (!(await this.links.delete(tx, link.id))) throw new ProblemException('link-invalid');
    return link;
  }
}
