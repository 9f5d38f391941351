import { Injectable, type OnModuleInit } from '@nestjs/common';
import type {
  BilingualText,
  GuardianLink,
  Language,
  MadeGuardianLink,
  NewGuardianLink,
} from '@tongxing/contracts';
import { rendersOnScreen } from '@tongxing/instruments';
import { newToken } from '../../access/index.js';
import { InstrumentsService } from '../../instruments/index.js';
import { currentActor } from '../../platform/actor/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { UnitOfWork, type View, type WriteTransaction } from '../../platform/database/index.js';
import { newId, now } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import { SubjectDataSources, type ToldEntry } from '../../privacy/index.js';
import { AssignmentsRepository, type AssignmentEntity } from '../assignments/index.js';
import type { GuardianLinkEntity } from './guardian-link.entity.js';
import { GuardianLinksRepository } from './guardian-links.repository.js';
import { GuardianPages } from './guardian-pages.js';
import { linkState, windowEnd } from './link-state.js';

/** Page of the web app. The token is behind the `#`: browsers send that part to nobody. */
const PAGE = '/guardian/';

const WORDS = {
  title: { zh: '发给监护人的链接', en: 'Links given to guardians' },
  state: { zh: '状态', en: 'State' },
  until: { zh: '有效期至', en: 'Valid until' },
  open: { zh: '未使用', en: 'not used' },
  used: { zh: '已使用', en: 'used' },
  revoked: { zh: '已撤销', en: 'revoked' },
  expired: { zh: '已过期', en: 'expired' },
} as const satisfies Readonly<Record<string, BilingualText>>;

const toldIn =
  (language: Language) =>
  ({ createdAt, expiresAt, state }: GuardianLink): ToldEntry => ({
    heading: createdAt.slice(0, 10),
    facts: [
      [WORDS.state[language], WORDS[state][language]],
      [WORDS.until[language], expiresAt.slice(0, 10)],
    ],
  });

/** Links for guardians, as those see them who hand them over. */
@Injectable()
export class GuardianLinksService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly assignments: AssignmentsRepository,
    private readonly instruments: InstrumentsService,
    private readonly pages: GuardianPages,
    private readonly repository: GuardianLinksRepository,
    private readonly sources: SubjectDataSources,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.sources.also(
      'guardian-links',
      async (tx, project, participant) => {
        const assignments = await this.assignments.ofParticipant(tx, project, participant);
        const rows = await this.repository.ofAssignments(
          tx,
          assignments.map(({ id }) => id),
        );
        return rows.map(toLink);
      },
      { title: WORDS.title, tell: (_, links, { language }) => Promise.resolve(links.map(toldIn(language))) },
    );
  }

  /**
   * Makes a link; one that the assignment had before works no more.
   *
   * @throws ProblemException `not-found`; `guardian-link-impossible` where nobody but a guardian answers it;
   *   `assignment-closed`, `electronic-use-not-permitted`, `wave-not-open`, `consent-withdrawn`, `child-declined`
   */
  make(projectId: string, assignmentId: string, { days }: NewGuardianLink): Promise<MadeGuardianLink> {
    return this.unitOfWork.write(async (tx) => {
      const assignment = await this.#require(tx, projectId, assignmentId);
      await this.#requireFit(tx, assignment);
      for (const { id } of await this.repository.unended(tx, assignmentId))
        await this.#revoke(tx, projectId, id);
      const { token, tokenHash } = newToken();
      const row = newRow(assignment, tokenHash, days);
      await this.repository.insert(tx, row);
      this.#record(tx, 'guardian-link.made', row, { assignment: assignmentId, expires: row.expiresAt });
      return { link: toLink(row), path: `${PAGE}#${token}` };
    });
  }

  /** @throws ProblemException `not-found` */
  list(projectId: string, assignmentId: string): Promise<GuardianLink[]> {
    return this.unitOfWork.read(async (view) => {
      await this.#require(view, projectId, assignmentId);
      return (await this.repository.ofAssignments(view, [assignmentId])).map(toLink);
    });
  }

  /** Ends a link that is not used. Again changes nothing. @throws ProblemException `not-found` */
  revoke(projectId: string, assignmentId: string, id: string): Promise<GuardianLink> {
    return this.unitOfWork.write(async (tx) => {
      const row = await this.repository.hold(tx, { id });
      if (row?.projectId !== projectId || row.assignmentId !== assignmentId)
        throw new ProblemException('not-found');
      if (row.usedAt !== null || row.revokedAt !== null) return toLink(row);
      return toLink({ ...row, revokedAt: await this.#revoke(tx, projectId, id) });
    });
  }

  async #revoke(tx: WriteTransaction, projectId: string, id: string): Promise<string> {
    const revokedAt = now();
    await this.repository.update(tx, id, { revokedAt });
    this.#record(tx, 'guardian-link.revoked', { id, projectId });
    return revokedAt;
  }

  /** In the project, and by the guard at a site that the caller reaches. */
  async #require(view: View, projectId: string, id: string): Promise<AssignmentEntity> {
    const row = await this.assignments.find(view, projectId, id);
    if (!row) throw new ProblemException('not-found');
    return row;
  }

  async #requireFit(view: View, assignment: AssignmentEntity): Promise<void> {
    if (assignment.respondent !== 'guardian') throw new ProblemException('guardian-link-impossible');
    if (assignment.state !== 'open' && assignment.state !== 'partial')
      throw new ProblemException('assignment-closed', [{ code: assignment.state }]);
    const { definition } = await this.instruments.byId(view, assignment.instrumentVersionId);
    if (!rendersOnScreen(definition)) throw new ProblemException('electronic-use-not-permitted');
    await this.pages.requireBeginnable(view, assignment);
  }

  #record(
    tx: WriteTransaction,
    action: 'guardian-link.made' | 'guardian-link.revoked',
    { id, projectId }: Pick<GuardianLinkEntity, 'id' | 'projectId'>,
    detail: Readonly<Record<string, string>> = {},
  ): void {
    this.audit.record(tx, { action, project: projectId, subject: { kind: 'guardian-link', id }, detail });
  }
}

function newRow({ id, projectId }: AssignmentEntity, tokenHash: string, days: number): GuardianLinkEntity {
  const actor = currentActor();
  const createdAt = now();
  return {
    id: newId(),
    projectId,
    assignmentId: id,
    tokenHash,
    actorKind: actor.kind as GuardianLinkEntity['actorKind'],
    actorId: 'id' in actor ? actor.id : null,
    createdAt,
    expiresAt: windowEnd(createdAt, days),
    openedAt: null,
    revokedAt: null,
    usedAt: null,
    consentSubmissionId: null,
    submissionId: null,
  };
}

function toLink(row: GuardianLinkEntity): GuardianLink {
  const endedAt = row.usedAt ?? row.revokedAt;
  return {
    id: row.id,
    state: linkState(row, now()),
    by: { kind: row.actorKind, ...(row.actorId !== null && { id: row.actorId }) },
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    ...(row.openedAt !== null && { openedAt: row.openedAt }),
    ...(endedAt !== null && { endedAt }),
  };
}
