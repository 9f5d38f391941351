import { Injectable } from '@nestjs/common';
import { parseStudyCode, type NewParticipant, type PageQuery, type Participant } from '@tongxing/contracts';
import { AuditLog } from '../platform/audit/index.js';
import { isTaken, pageOf, UnitOfWork, type WriteTransaction } from '../platform/database/index.js';
import { newId, newStudyCode, now } from '../platform/ids.js';
import { ProblemException } from '../platform/problems/index.js';
import { ProgrammeRepository, ProgrammeService } from '../programme/index.js';
import { ParticipantEntity } from './participant.entity.js';
import { ParticipantsRepository } from './participants.repository.js';

/** Those who take part, by pseudonym. */
@Injectable()
export class ParticipantsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly sites: ProgrammeRepository,
    private readonly repository: ParticipantsRepository,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ProblemException `not-found`, `site-unknown`, `code-taken` for a source code in use */
  async create(projectId: string, participant: NewParticipant): Promise<Participant> {
    const write = this.unitOfWork.write(async (tx) => {
      await this.programme.requireProject(tx, projectId);
      if (!(await this.sites.site(tx, projectId, participant.site))) throw new ProblemException('site-unknown');
      const [row] = await this.enrol(tx, projectId, [participant]);
      return row as ParticipantEntity;
    });
    return toParticipant(
      await write.catch((error: unknown) => {
        throw isTaken(error) ? new ProblemException('code-taken') : error;
      }),
    );
  }

  /** Enrols participants whose sites are known to be the project's, each with a study code nobody else has. */
  async enrol(
    tx: WriteTransaction,
    projectId: string,
    participants: readonly NewParticipant[],
  ): Promise<ParticipantEntity[]> {
    const codes = await this.#freeStudyCodes(tx, participants.length);
    const rows = participants.map((p, i) => toRow(projectId, p, codes[i] as string));
    await this.repository.insertMany(tx, rows);
    for (const { id } of rows)
      this.audit.record(tx, {
        action: 'participant.enrolled',
        project: projectId,
        subject: { kind: 'participant', id },
      });
    return rows;
  }

  list(projectId: string, page: PageQuery) {
    return this.unitOfWork.read(async (view) => {
      await this.programme.requireProject(view, projectId);
      return pageOf(await this.repository.page(view, projectId, page), toParticipant);
    });
  }

  /**
   * Finds a participant by the code on their card, however it was typed.
   *
   * @throws ProblemException `not-found`, also for a code whose check digit is wrong
   */
  findByStudyCode(projectId: string, typed: string): Promise<Participant> {
    return this.unitOfWork.read(async (view) => {
      const code = parseStudyCode(typed);
      const found = code && (await this.repository.byStudyCode(view, projectId, code));
      if (!found) throw new ProblemException('not-found');
      return toParticipant(found);
    });
  }

  async #freeStudyCodes(tx: WriteTransaction, count: number): Promise<string[]> {
    const free = new Set<string>();
    while (free.size < count) {
      const drawn = Array.from({ length: count - free.size }, newStudyCode);
      const taken = await this.repository.takenStudyCodes(tx, drawn);
      for (const code of drawn) if (!taken.has(code)) free.add(code);
    }
    return [...free];
  }
}

const toRow = (projectId: string, p: NewParticipant, studyCode: string): ParticipantEntity => ({
  id: newId(),
  projectId,
  siteId: p.site,
  studyCode,
  sourceCode: p.sourceCode ?? null,
  arm: p.arm ?? null,
  sex: p.sex ?? null,
  birthMonth: p.birthMonth ?? null,
  covariates: p.covariates,
  createdAt: now(),
});

const toParticipant = (row: ParticipantEntity): Participant => ({
  id: row.id,
  studyCode: row.studyCode,
  site: row.siteId,
  covariates: row.covariates,
  ...(row.sourceCode !== null && { sourceCode: row.sourceCode }),
  ...(row.arm !== null && { arm: row.arm }),
  ...(row.sex && { sex: row.sex }),
  ...(row.birthMonth !== null && { birthMonth: row.birthMonth }),
});
