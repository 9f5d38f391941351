import { Injectable } from '@nestjs/common';
import type {
  Consent,
  ConsentObstacle,
  ConsentState,
  NewConsent,
  NewWithdrawal,
  WithdrawalReceipt,
} from '@tongxing/contracts';
import { CollectorsService } from '../../access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { UnitOfWork, type View, type WriteTransaction } from '../../platform/database/index.js';
import { groupedBy } from '../../platform/grouped-by.js';
import { newId, now } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProgrammeRepository, ProgrammeService } from '../../programme/index.js';
import { latestToday } from '../course/index.js';
import { MergesRepository } from '../duplicates/index.js';
import type { ParticipantEntity } from '../participant.entity.js';
import { ParticipantsRepository } from '../participants.repository.js';
import type { ConsentEntity } from './consent.entity.js';
import { ConsentsRepository } from './consents.repository.js';
import { withdrawalReceipt } from './receipt.js';
import { isWithdrawn, obstacles } from './standing.js';
import { Withdrawals } from './withdrawals.js';

type NewRecord = NewConsent & { readonly submission?: string };

/** Consents of guardians, permissions of carers, assent of children, and their withdrawal. */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly frame: ProgrammeRepository,
    private readonly participants: ParticipantsRepository,
    private readonly repository: ConsentsRepository,
    private readonly merges: MergesRepository,
    private readonly withdrawals: Withdrawals,
    private readonly collectors: CollectorsService,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ProblemException `not-found`, `wave-unknown`, `date-impossible`, `witness-unknown` */
  record(projectId: string, participantId: string, consent: NewConsent): Promise<Consent> {
    return this.unitOfWork.write(async (tx) => {
      await this.#locked(tx, projectId, participantId);
      const waves = await this.frame.waves(tx, projectId);
      if (consent.wave !== undefined && !waves.some(({ id }) => id === consent.wave))
        throw new ProblemException('wave-unknown');
      if (consent.obtainedOn > latestToday(Date.now())) throw new ProblemException('date-impossible');
      await this.#requireWitness(tx, projectId, consent);
      const [row] = await this.add(tx, [{ projectId, participantId, consent }]);
      return toConsent(row as ConsentEntity);
    });
  }

  /** Adds records that are known to fit. */
  async add(
    tx: WriteTransaction,
    given: readonly {
      readonly projectId: string;
      readonly participantId: string;
      readonly consent: NewRecord;
    }[],
  ): Promise<ConsentEntity[]> {
    const rows = given.map(({ projectId, participantId, consent }) => toRow(projectId, participantId, consent));
    await this.repository.insertMany(tx, rows);
    for (const row of rows) this.#record(tx, row);
    return rows;
  }

  /** @throws ProblemException `not-found` */
  find(projectId: string, participantId: string): Promise<ConsentState> {
    return this.unitOfWork.read(async (view) => {
      const project = await this.programme.requireProject(view, projectId);
      await this.#require(view, projectId, participantId);
      const records = (await this.ofParticipants(view, [participantId])).get(participantId) ?? [];
      const waves = await this.frame.waves(view, projectId);
      return {
        required: project.consentRequired,
        withdrawn: isWithdrawn(records),
        records: records.map(toConsent),
        waves: waves.map(({ id }) => ({
          wave: id,
          child: obstacles(records, id, 'child'),
          adults: obstacles(records, id, 'adults'),
        })),
      };
    });
  }

  /**
   * Takes consent back: nothing is accepted from then on, and no analysis uses what was.
   *
   * @throws ProblemException `not-found`, `date-impossible`
   */
  withdraw(projectId: string, participantId: string, { by, on }: NewWithdrawal): Promise<WithdrawalReceipt> {
    return this.unitOfWork.write(async (tx) => {
      const participant = await this.#locked(tx, projectId, participantId);
      if (on > latestToday(Date.now())) throw new ProblemException('date-impossible');
      const row = withdrawal(projectId, participantId, by, on);
      await this.repository.insertMany(tx, [row]);
      this.#record(tx, row);
      const entries = (await this.merges.entriesOf(tx, [participantId])).get(participantId) ?? [];
      await this.withdrawals.run(tx, entries, on);
      return withdrawalReceipt(participant.studyCode, row, by);
    });
  }

  /** Records by participant: with those of every entry that is the same child, entry by entry. */
  async ofParticipants(view: View, participantIds: readonly string[]): Promise<Map<string, ConsentEntity[]>> {
    const entries = await this.merges.entriesOf(view, participantIds);
    const records = await this.repository.ofParticipants(view, [...entries.values()].flat());
    const byEntry = groupedBy(records, ({ participantId }) => participantId);
    return new Map(
      participantIds.map((id) => [id, (entries.get(id) ?? []).flatMap((entry) => byEntry.get(entry) ?? [])]),
    );
  }

  /** Entries of a project whose data may not be used any more: all of a child's where one was withdrawn. */
  async withdrawnIn(view: View, projectId: string): Promise<Set<string>> {
    const suspects = await this.repository.everWithdrawn(view, projectId);
    const entries = await this.merges.entriesOf(view, suspects);
    const records = await this.ofParticipants(view, suspects);
    return new Set(
      suspects.filter((id) => isWithdrawn(records.get(id) ?? [])).flatMap((id) => entries.get(id) ?? [id]),
    );
  }

  /** Holds every entry of the child until the commit, so that no answer is being accepted meanwhile. */
  async #locked(tx: WriteTransaction, projectId: string, participantId: string): Promise<ParticipantEntity> {
    await this.#require(tx, projectId, participantId);
    const entries = (await this.merges.entriesOf(tx, [participantId])).get(participantId) ?? [];
    await this.participants.hold(tx, entries, 'alone');
    return this.#require(tx, projectId, participantId);
  }

  async #require(view: View, projectId: string, participantId: string): Promise<ParticipantEntity> {
    const [participant] = await this.participants.byId(view, [participantId]);
    if (participant?.projectId !== projectId) throw new ProblemException('not-found');
    return participant;
  }

  /** A witness by account is somebody who collects in the project: known, and there to be asked. */
  async #requireWitness(view: View, projectId: string, { witnessAccount }: NewConsent): Promise<void> {
    if (witnessAccount === undefined) return;
    if (!(await this.collectors.collectsAt(view, witnessAccount, projectId, new Set())))
      throw new ProblemException('witness-unknown');
  }

  #record(tx: WriteTransaction, { id, projectId, participantId, kind, decision }: ConsentEntity): void {
    this.audit.record(tx, {
      action: `consent.${decision}`,
      project: projectId,
      subject: { kind: 'participant', id: participantId },
      detail: { consent: id, kind },
    });
  }
}

/** What a refused answer is told, of what stands in its way. */
export function problemOf(found: readonly ConsentObstacle[]) {
  if (found.includes('withdrawn')) return 'consent-withdrawn';
  if (found.includes('child-declined')) return 'child-declined';
  return found.length > 0 ? 'consent-missing' : undefined;
}

const toRow = (projectId: string, participantId: string, consent: NewRecord): ConsentEntity => ({
  id: newId(),
  projectId,
  participantId,
  waveId: consent.wave ?? null,
  kind: consent.kind,
  decision: consent.decision,
  scopes: consent.scopes,
  script: consent.script.id,
  scriptVersion: consent.script.version,
  means: consent.means,
  signature: consent.signature ?? null,
  relation: consent.relation ?? null,
  witness: consent.witness ?? null,
  witnessAccountId: consent.witnessAccount ?? null,
  evidence: consent.evidence ?? null,
  evidenceKind: consent.evidenceKind ?? null,
  submissionId: consent.submission ?? null,
  obtainedOn: consent.obtainedOn,
  recordedAt: now(),
});

const withdrawal = (
  projectId: string,
  participantId: string,
  by: NewWithdrawal['by'],
  obtainedOn: string,
): ConsentEntity => ({
  id: newId(),
  projectId,
  participantId,
  waveId: null,
  kind: by === 'guardian' ? 'guardian' : 'assent',
  decision: 'withdrawn',
  scopes: [],
  script: null,
  scriptVersion: null,
  means: null,
  signature: null,
  relation: null,
  witness: null,
  witnessAccountId: null,
  evidence: null,
  evidenceKind: null,
  submissionId: null,
  obtainedOn,
  recordedAt: now(),
});

const toConsent = (row: ConsentEntity): Consent => ({
  id: row.id,
  kind: row.kind,
  ...(row.waveId !== null && { wave: row.waveId }),
  decision: row.decision,
  scopes: [...row.scopes],
  ...(row.script !== null &&
    row.scriptVersion !== null && { script: { id: row.script, version: row.scriptVersion } }),
  ...(row.means && { means: row.means }),
  ...(row.signature && { signature: row.signature }),
  ...(row.relation && { relation: row.relation }),
  ...(row.witness !== null && { witness: row.witness }),
  ...(row.witnessAccountId !== null && { witnessAccount: row.witnessAccountId }),
  ...(row.evidence !== null && { evidence: row.evidence }),
  ...(row.evidenceKind && { evidenceKind: row.evidenceKind }),
  obtainedOn: row.obtainedOn,
  recordedAt: row.recordedAt,
});
