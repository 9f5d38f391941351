import { Injectable } from '@nestjs/common';
import { parseStudyCode, type NewParticipant, type PageQuery, type Participant } from '@tongxing/contracts';
import { currentActor } from '../platform/actor/index.js';
import { AuditLog } from '../platform/audit/index.js';
import { isTaken, pageOf, UnitOfWork, type View, type WriteTransaction } from '../platform/database/index.js';
import { newId, newStudyCode, now } from '../platform/ids.js';
import { sitesWhere } from '../platform/permissions/index.js';
import { ProblemException } from '../platform/problems/index.js';
import { ProgrammeRepository, ProgrammeService } from '../programme/index.js';
import { CourseRepository, stateAfter, type CourseStepEntity } from './course/index.js';
import { MergesRepository } from './duplicates/merges.repository.js';
import { FamilyStatusService, type FamilyStatusEntity } from './family/index.js';
import { ParticipantEntity } from './participant.entity.js';
import { mayEnrolAt, mayReadParticipant } from './participants.policy.js';
import { ParticipantsRepository } from './participants.repository.js';

/** Those who take part, by pseudonym. */
@Injectable()
export class ParticipantsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly sites: ProgrammeRepository,
    private readonly repository: ParticipantsRepository,
    private readonly families: FamilyStatusService,
    private readonly courses: CourseRepository,
    private readonly merges: MergesRepository,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ProblemException `not-found`, `site-unknown`, `code-taken` for a source code in use */
  async create(projectId: string, participant: NewParticipant): Promise<Participant> {
    const write = this.unitOfWork.write(async (tx) => {
      await this.programme.requireProject(tx, projectId);
      const site = await this.sites.site(tx, projectId, participant.site);
      if (!site || !mayEnrolAt(currentActor(), site)) throw new ProblemException('site-unknown');
      const [row] = await this.enrol(tx, projectId, [participant]);
      return row as ParticipantEntity;
    });
    const created = await write.catch((error: unknown) => {
      throw isTaken(error) ? new ProblemException('code-taken') : error;
    });
    return toParticipant(created, []);
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

  /** Those at sites that the caller reaches. */
  list(projectId: string, page: PageQuery) {
    const sites = sitesWhere(currentActor(), 'participants.read', projectId);
    return this.unitOfWork.read(async (view) => {
      await this.programme.requireProject(view, projectId);
      return this.#described(view, await this.repository.page(view, projectId, page, sites));
    });
  }

  /**
   * Finds a participant by the code on their card, however it was typed.
   *
   * @throws ProblemException `not-found`, also for a code whose check digit is wrong or
   *   whose owner is at a site that the caller does not reach
   */
  findByStudyCode(projectId: string, typed: string): Promise<Participant> {
    return this.unitOfWork.read(async (view) => {
      const code = parseStudyCode(typed);
      const found = code && (await this.repository.byStudyCode(view, projectId, code));
      if (!found || !mayReadParticipant(currentActor(), found)) throw new ProblemException('not-found');
      return (await this.#described(view, { rows: [found] })).items[0] as Participant;
    });
  }

  /** @throws ProblemException `not-found` */
  find(projectId: string, id: string): Promise<Participant> {
    return this.unitOfWork.read(async (view) => {
      const [found] = await this.repository.byId(view, [id]);
      if (found?.projectId !== projectId) throw new ProblemException('not-found');
      return (await this.#described(view, { rows: [found] })).items[0] as Participant;
    });
  }

  async #described(view: View, page: { rows: ParticipantEntity[]; next?: string }) {
    const ids = page.rows.map(({ id }) => id);
    const families = await this.families.newest(view, ids);
    const courses = await this.courses.ofParticipants(view, ids);
    const merges = await this.merges.standingWith(view, ids);
    const keptOf = new Map(merges.map(({ mergedId, keptId }) => [mergedId, keptId]));
    return pageOf(page, (row) => {
      const mergedInto = keptOf.get(row.id);
      return {
        ...toParticipant(row, courses.get(row.id) ?? [], families.get(row.id)),
        ...(mergedInto !== undefined && { mergedInto }),
      };
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

const toParticipant = (
  row: ParticipantEntity,
  steps: readonly CourseStepEntity[],
  family?: FamilyStatusEntity,
): Participant => ({
  id: row.id,
  studyCode: row.studyCode,
  site: row.siteId,
  state: stateAfter(steps),
  covariates: row.covariates,
  ...(row.sourceCode !== null && { sourceCode: row.sourceCode }),
  ...(row.arm !== null && { arm: row.arm }),
  ...(row.sex && { sex: row.sex }),
  ...(row.birthMonth !== null && { birthMonth: row.birthMonth }),
  ...(family && { family: familyNow(family) }),
});

const familyNow = ({
  waveId,
  heldOn,
  flags,
  rule,
}: FamilyStatusEntity): NonNullable<Participant['family']> => ({
  ...(waveId !== null && { wave: waveId }),
  ...(heldOn !== null && { heldOn }),
  flags,
  rule,
});
