import { Injectable } from '@nestjs/common';
import type { SessionInfo, SessionList } from '@tongxing/contracts';
import { type Actor, type Reach } from '../../platform/actor/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { UnitOfWork, type View, type WriteTransaction } from '../../platform/database/index.js';
import { newId, now, sha256 } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProgrammeRepository, sitesBelow } from '../../programme/index.js';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { needsSecondFactor, reachOf } from '../accounts/reach.js';
import { newToken } from '../tokens.js';
import { endOf, isConfirmed, isOver, isStale, overBefore } from './lifetime.js';
import type { SessionEntity } from './session.entity.js';
import { SessionsRepository } from './sessions.repository.js';

/** Who calls, and by which session. */
export interface Caller {
  readonly actor: Actor;
  readonly session: string;
  /** Who has no password, in the demonstration, has nothing to show. */
  readonly confirmed: boolean;
}

/** What was shown: a password, a second factor with it, or a link that works once. */
export type SignedInBy = 'password' | 'second_factor' | 'recovery_code' | 'link';

/** Being signed in: on the server, by a token that only the browser has. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionsRepository,
    private readonly accounts: AccountsRepository,
    private readonly programme: ProgrammeRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Begins a session for somebody who has shown who they are, and records how. */
  async signIn(tx: WriteTransaction, accountId: string, by: SignedInBy): Promise<string> {
    const actor = { kind: 'user', id: accountId } as const;
    this.audit.record(tx, {
      action: 'session.begun',
      subject: { kind: 'account', id: accountId },
      detail: { by },
      actor,
    });
    return this.open(tx, accountId, by !== 'password');
  }

  /** Begins a session, always with a token of its own: one that was there before is worth nothing. */
  async open(tx: WriteTransaction, accountId: string, secondFactor: boolean): Promise<string> {
    const { token, tokenHash } = newToken();
    const at = now();
    await this.sessions.deleteOlder(tx, overBefore(at));
    await this.sessions.insert(tx, {
      id: newId(),
      accountId,
      tokenHash,
      secondFactor,
      shownAt: at,
      createdAt: at,
      lastSeenAt: at,
    });
    return token;
  }

  /** Who calls with a token; undefined where it is unknown, over, or its account inactive. */
  async callerOf(token: string): Promise<Caller | undefined> {
    const at = now();
    const found = await this.unitOfWork.read(async (view) => {
      const session = await this.sessions.byToken(view, sha256(token));
      if (!session || isOver(session, at)) return undefined;
      const account = await this.accounts.find(view, session.accountId);
      if (!account?.active) return undefined;
      const confirmed = account.passwordHash === null || isConfirmed(session, at);
      return { session, confirmed, reach: await this.#reach(view, session) };
    });
    if (!found) return undefined;
    const { session, confirmed, reach } = found;
    // A session that could not be marked as used ends sooner: no reason to refuse the request.
    if (isStale(session, at))
      await this.unitOfWork.write((tx) => this.sessions.seen(tx, session.id, at)).catch(() => undefined);
    return { actor: { kind: 'user', id: session.accountId, reach }, session: session.id, confirmed };
  }

  /** What a session's owner may know of it. @throws ProblemException `sign-in-needed` where it is gone */
  info(id: string): Promise<SessionInfo> {
    return this.unitOfWork.read(async (view) => {
      const session = await this.sessions.find(view, id);
      const account = session && (await this.accounts.find(view, session.accountId));
      if (!account) throw new ProblemException('sign-in-needed');
      const needed = needsSecondFactor(await this.accounts.grants(view, [account.id]));
      return {
        account: { id: account.id, name: account.name, displayName: account.displayName },
        held: (await this.#reach(view, session)).map(toHeld),
        secondFactor: session.secondFactor ? 'given' : needed ? 'needed' : 'not_needed',
        hasSecondFactor: account.secondFactor !== null,
        expiresAt: endOf(session),
      };
    });
  }

  infoOf(token: string): Promise<SessionInfo> {
    return this.unitOfWork
      .read((view) => this.sessions.byToken(view, sha256(token)))
      .then((session) => this.info(session?.id ?? ''));
  }

  list(accountId: string, current: string): Promise<SessionList> {
    return this.unitOfWork.read(async (view) => {
      const at = now();
      const rows = (await this.sessions.ofAccount(view, accountId)).filter((row) => !isOver(row, at));
      return {
        items: rows.map(({ id, createdAt, lastSeenAt }) => ({
          id,
          createdAt,
          lastSeenAt,
          current: id === current,
        })),
      };
    });
  }

  /** @throws ProblemException `not-found`, also for somebody else's session */
  async end(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.write(async (tx) => {
      if (!(await this.sessions.delete(tx, accountId, id))) throw new ProblemException('not-found');
      this.#recordEnd(tx, accountId, 'one');
    });
  }

  /** Ends all of an account's sessions but the one named. */
  endOthers(accountId: string, except: string): Promise<void> {
    return this.unitOfWork.write(async (tx) => {
      await this.sessions.deleteAll(tx, accountId, except);
      this.#recordEnd(tx, accountId, 'others');
    });
  }

  #recordEnd(tx: WriteTransaction, accountId: string, which: 'one' | 'others'): void {
    const subject = { kind: 'account', id: accountId };
    this.audit.record(tx, { action: 'session.ended', subject, detail: { which } });
  }

  async #reach(view: View, { accountId, secondFactor }: SessionEntity): Promise<Reach[]> {
    const grants = await this.accounts.grants(view, [accountId]);
    return reachOf(grants, secondFactor, async (project, site) =>
      sitesBelow(await this.programme.siteTree(view, project), site),
    );
  }
}

const toHeld = ({ permissions, project, sites }: Reach): SessionInfo['held'][number] => ({
  permissions: [...permissions],
  ...(project !== undefined && { project }),
  ...(sites && { sites: [...sites] }),
});
