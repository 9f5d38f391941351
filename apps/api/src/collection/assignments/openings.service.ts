import { Injectable } from '@nestjs/common';
import { isConsentScript, type NewOpening, type Opening } from '@tongxing/contracts';
import { InstrumentsService, type PublishedVersion } from '../../instruments/index.js';
import {
  barriers,
  ConsentsService,
  MergesRepository,
  ParticipantsRepository,
  problemOf,
} from '../../people/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { UnitOfWork, type View, type WriteTransaction } from '../../platform/database/index.js';
import { now } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProgrammeService } from '../../programme/index.js';
import { WaveGate } from '../../safeguarding/index.js';
import { ProtocolsService } from '../protocol/index.js';
import type { AssignmentEntity } from './assignment.entity.js';
import { AssignmentsRepository } from './assignments.repository.js';

interface Wanted {
  readonly projectId: string;
  readonly participantId: string;
  readonly waveId: string;
  readonly respondent: Opening['respondent'];
  readonly version: PublishedVersion;
  readonly assignment?: AssignmentEntity | undefined;
}

/**
 * Lets a questionnaire be shown, or says what is missing: before a child is asked anything, not when the answers come.
 * Scripts by which consent is asked open always.
 */
@Injectable()
export class OpeningsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly protocols: ProtocolsService,
    private readonly instruments: InstrumentsService,
    private readonly participants: ParticipantsRepository,
    private readonly consents: ConsentsService,
    private readonly gate: WaveGate,
    private readonly merges: MergesRepository,
    private readonly repository: AssignmentsRepository,
    private readonly audit: AuditLog,
  ) {}

  /**
   * @throws ProblemException `not-found`, `assignment-closed`, `wave-not-open`; `consent-missing`, `consent-withdrawn` and
   *   `child-declined`, naming every obstacle
   */
  open(projectId: string, assignmentId: string): Promise<Opening> {
    return this.unitOfWork.write(async (tx) => {
      const assignment = await this.repository.find(tx, projectId, assignmentId);
      if (!assignment) throw new ProblemException('not-found');
      const { participantId, waveId, respondent } = assignment;
      const version = await this.instruments.byId(tx, assignment.instrumentVersionId);
      return this.#open(tx, { projectId, participantId, waveId, respondent, version, assignment });
    });
  }

  /**
   * The same by what is to be asked, whether an assignment was generated for it or not.
   *
   * @throws ProblemException `not-found`, `wave-unknown`, `instrument-version-unknown`, `assignment-closed`, `wave-not-open`;
   *   `consent-missing`, `consent-withdrawn` and `child-declined`, naming every obstacle
   */
  openFor(
    projectId: string,
    participantId: string,
    { wave, instrument, respondent }: NewOpening,
  ): Promise<Opening> {
    return this.unitOfWork.write(async (tx) => {
      const [participant] = await this.participants.byId(tx, [participantId]);
      if (participant?.projectId !== projectId) throw new ProblemException('not-found');
      await this.protocols.requireWave(tx, projectId, wave);
      const version = await this.instruments.pinnedIn(tx, instrument.id, instrument.version);
      if (!version) throw new ProblemException('instrument-version-unknown');
      const assignment = (await this.#assignmentsOf(tx, projectId, participantId)).find(
        (row) => row.waveId === wave && row.instrument === instrument.id && row.respondent === respondent,
      );
      return this.#open(tx, { projectId, participantId, waveId: wave, respondent, version, assignment });
    });
  }

  async #open(tx: WriteTransaction, wanted: Wanted): Promise<Opening> {
    const { projectId, participantId, waveId, respondent, version, assignment } = wanted;
    const { instrument: id, version: number } = version.definition;
    await this.#requireOpenWave(tx, wanted);
    await this.#requireConsent(tx, wanted);
    if (assignment && assignment.state !== 'open' && assignment.state !== 'partial')
      throw new ProblemException('assignment-closed', [{ code: assignment.state }]);
    this.audit.record(tx, {
      action: 'questionnaire.opened',
      project: projectId,
      subject: { kind: 'participant', id: participantId },
      detail: {
        instrument: version.contentHash,
        wave: waveId,
        respondent,
        ...(assignment && { assignment: assignment.id }),
      },
    });
    return {
      participant: participantId,
      wave: waveId,
      instrument: { id, version: number, hash: version.contentHash },
      respondent,
      ...(assignment && { assignment: assignment.id }),
      openedAt: now(),
    };
  }

  /** Consent may be asked beforehand; nothing else is, where nobody has signed whom to turn to. */
  async #requireOpenWave(view: View, { projectId, participantId, waveId, version }: Wanted): Promise<void> {
    if (isConsentScript(version.definition.instrument)) return;
    const [participant] = await this.participants.byId(view, [participantId]);
    if (participant) await this.gate.requireOpen(view, projectId, [{ wave: waveId, site: participant.siteId }]);
  }

  async #requireConsent(view: View, { projectId, participantId, waveId, respondent, version }: Wanted) {
    if (isConsentScript(version.definition.instrument)) return;
    const { consentRequired } = await this.programme.requireProject(view, projectId);
    const records = (await this.consents.ofParticipants(view, [participantId])).get(participantId) ?? [];
    const found = barriers(records, { waveId, respondent, required: consentRequired });
    const problem = problemOf(found);
    if (problem)
      throw new ProblemException(
        problem,
        found.map((code) => ({ code })),
      );
  }

  async #assignmentsOf(view: View, projectId: string, participantId: string): Promise<AssignmentEntity[]> {
    const entries = (await this.merges.entriesOf(view, [participantId])).get(participantId) ?? [participantId];
    const rows: AssignmentEntity[] = [];
    for (const entry of [participantId, ...entries])
      rows.push(...(await this.repository.ofParticipant(view, projectId, entry)));
    return rows;
  }
}
