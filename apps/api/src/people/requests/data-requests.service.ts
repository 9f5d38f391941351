import { Injectable } from '@nestjs/common';
import type {
  DataRequest,
  DataRequestAnswer,
  NewDataRequest,
  PageQuery,
  SubjectCopyQuery,
} from '@tongxing/contracts';
import { renderPdf } from '@tongxing/report';
import { AuditLog, type AuditEvent } from '../../platform/audit/index.js';
import { pageOf, UnitOfWork, type View, type WriteTransaction } from '../../platform/database/index.js';
import { newId, now } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import { daysAfter, SubjectDataSources } from '../../privacy/index.js';
import { ProgrammeService } from '../../programme/index.js';
import { NameReadingLimit } from '../identities/index.js';
import { ParticipantsRepository } from '../participants.repository.js';
import { subjectCopy } from './copy/index.js';
import { DataRequestEntity } from './data-request.entity.js';
import { DataRequestsRepository } from './data-requests.repository.js';

/**
 * Days within which a request is answered. The law says "in time" (PIPL art. 50); the national standard on
 * personal information security (GB/T 35273) names thirty days. Counsel confirms it for a deployment.
 */
const DAYS_TO_ANSWER = 30;

/** What participants and guardians ask about their data, and by when it is to be answered. */
@Injectable()
export class DataRequestsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly participants: ParticipantsRepository,
    private readonly repository: DataRequestsRepository,
    private readonly sources: SubjectDataSources,
    private readonly limit: NameReadingLimit,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ProblemException `not-found`, `participant-unknown` */
  create(projectId: string, { participant, kind, receivedOn }: NewDataRequest): Promise<DataRequest> {
    return this.unitOfWork.write(async (tx) => {
      await this.programme.requireProject(tx, projectId);
      const [known] = await this.participants.byId(tx, [participant]);
      if (known?.projectId !== projectId) throw new ProblemException('participant-unknown');
      const row: DataRequestEntity = {
        id: newId(),
        projectId,
        participantId: participant,
        kind,
        receivedOn,
        dueOn: daysAfter(receivedOn, DAYS_TO_ANSWER),
        state: 'open',
        reason: null,
        answeredAt: null,
      };
      await this.repository.insert(tx, row);
      this.#record(tx, 'data-request.received', row);
      return toDataRequest(row, known.studyCode);
    });
  }

  /** @throws ProblemException `not-found` */
  list(projectId: string, page: PageQuery) {
    return this.unitOfWork.read(async (view) => {
      await this.programme.requireProject(view, projectId);
      const found = await this.repository.page(view, projectId, page);
      const codes = await this.#codes(view, found.rows);
      return pageOf(found, (row) => toDataRequest(row, codes(row)));
    });
  }

  /** Says what became of a request, once. @throws ProblemException `not-found`, `data-request-answered` */
  answer(projectId: string, id: string, answer: DataRequestAnswer): Promise<DataRequest> {
    return this.unitOfWork.write(async (tx) => {
      const row = await this.#require(tx, projectId, id);
      const reason = answer.outcome === 'refused' ? answer.reason : null;
      const change = { state: answer.outcome, reason, answeredAt: now() };
      if (!(await this.repository.answer(tx, id, change))) throw new ProblemException('data-request-answered');
      this.#record(tx, `data-request.${answer.outcome}`, row);
      const codes = await this.#codes(tx, [row]);
      return toDataRequest({ ...row, ...change }, codes(row));
    });
  }

  /** Everything held about the participant whom a request is about. @throws ProblemException `not-found`, `key-destroyed`, `names-read-often` */
  async copy(projectId: string, id: string): Promise<Record<string, unknown>> {
    await this.limit.count(projectId);
    return this.unitOfWork.write(async (tx) => {
      const row = await this.#require(tx, projectId, id);
      this.#record(tx, 'data-request.copied', row);
      return this.sources.collect(tx, projectId, row.participantId);
    });
  }

  /**
   * The same in words, to print and hand over. Recorded with what it holds.
   *
   * @throws ProblemException `not-found`, `key-destroyed`, `names-read-often`
   */
  async copyPdf(projectId: string, id: string, reader: SubjectCopyQuery): Promise<Uint8Array> {
    await this.limit.count(projectId);
    const document = await this.unitOfWork.write(async (tx) => {
      const row = await this.#require(tx, projectId, id);
      const { name: project } = await this.programme.requireProject(tx, projectId);
      const [participant] = await this.participants.byId(tx, [row.participantId]);
      if (!participant) throw new ProblemException('not-found');
      this.#record(tx, 'data-request.copied', row, { childAnswers: reader.childAnswers });
      const parts = await this.sources.told(tx, projectId, row.participantId, reader);
      const { studyCode } = participant;
      return subjectCopy(parts, { project, studyCode, request: row, madeAt: now() }, reader);
    });
    return renderPdf(document);
  }

  async #codes(view: View, rows: readonly DataRequestEntity[]) {
    const people = await this.participants.byId(view, [
      ...new Set(rows.map(({ participantId }) => participantId)),
    ]);
    const codes = new Map(people.map(({ id, studyCode }) => [id, studyCode]));
    return ({ participantId }: DataRequestEntity): string => codes.get(participantId) ?? '';
  }

  async #require(view: View, projectId: string, id: string): Promise<DataRequestEntity> {
    const row = await this.repository.find(view, projectId, id);
    if (!row) throw new ProblemException('not-found');
    return row;
  }

  #record(
    tx: WriteTransaction,
    action: `data-request.${string}`,
    row: DataRequestEntity,
    about: AuditEvent['detail'] = {},
  ): void {
    this.audit.record(tx, {
      action,
      project: row.projectId,
      subject: { kind: 'participant', id: row.participantId },
      detail: { request: row.id, kind: row.kind, ...about },
    });
  }
}

const toDataRequest = (row: DataRequestEntity, studyCode: string): DataRequest => ({
  id: row.id,
  participant: row.participantId,
  studyCode,
  kind: row.kind,
  receivedOn: row.receivedOn,
  dueOn: row.dueOn,
  state: row.state,
  ...(row.reason !== null && { reason: row.reason }),
  ...(row.answeredAt !== null && { answeredAt: row.answeredAt }),
});
