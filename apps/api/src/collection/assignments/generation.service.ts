import { Injectable } from '@nestjs/common';
import type { GenerationReport } from '@tongxing/contracts';
import { InstrumentsService } from '../../instruments/index.js';
import {
  ageOn,
  ConsentsService,
  CourseRepository,
  MergesRepository,
  ParticipantsRepository,
  stateAfter,
  type ParticipantEntity,
} from '../../people/index.js';
import { currentActor } from '../../platform/actor/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { UnitOfWork, type View, type WriteTransaction } from '../../platform/database/index.js';
import { newId, now } from '../../platform/ids.js';
import { mayAtSite } from '../../platform/permissions/index.js';
import { ProblemException } from '../../platform/problems/index.js';
import type { WaveEntity } from '../../programme/index.js';
import { WaveGate } from '../../safeguarding/index.js';
import { ProtocolsService, type ProtocolEntity } from '../protocol/index.js';
import type { AssignmentEntity } from './assignment.entity.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { planAssignments, type Candidate, type PinnedEntry, type Plan, type Planned } from './generation.js';

/** Makes a wave's assignments from its protocol and the roster. Again makes what is missing, and changes nothing. */
@Injectable()
export class GenerationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly protocols: ProtocolsService,
    private readonly instruments: InstrumentsService,
    private readonly participants: ParticipantsRepository,
    private readonly courses: CourseRepository,
    private readonly consents: ConsentsService,
    private readonly merges: MergesRepository,
    private readonly gate: WaveGate,
    private readonly repository: AssignmentsRepository,
    private readonly audit: AuditLog,
  ) {}

  /**
   * For the participants at sites that the caller reaches. Who has left, has withdrawn or is part of another entry
   * gets none, and nobody does in a county for which the wave is not open.
   *
   * @throws ProblemException `wave-unknown`, `protocol-missing`; `wave-not-open` where it is for none of them
   */
  async generate(projectId: string, waveId: string, isDryRun: boolean): Promise<GenerationReport> {
    if (isDryRun) {
      const { report } = await this.unitOfWork.read((view) => this.#plan(view, projectId, waveId));
      return { stored: false, ...report };
    }
    return this.unitOfWork.writeOrRetry((tx) => this.#store(tx, projectId, waveId));
  }

  async #store(tx: WriteTransaction, projectId: string, waveId: string): Promise<GenerationReport> {
    const people = await this.#reached(tx, projectId, waveId);
    // A withdrawal waits for this commit and then closes what was made, or is seen here.
    await this.participants.hold(tx, people.map(({ id }) => id).sort(), 'together');
    const { planned, report, protocol } = await this.#plan(tx, projectId, waveId);
    await this.repository.insertMany(tx, planned.map(toRow(projectId, waveId)));
    this.audit.record(tx, {
      action: 'assignments.generated',
      project: projectId,
      subject: { kind: 'wave', id: waveId },
      detail: { created: report.created, protocol: protocol.hash },
    });
    return { stored: true, ...report };
  }

  async #plan(
    view: View,
    projectId: string,
    waveId: string,
  ): Promise<Plan & { readonly protocol: ProtocolEntity }> {
    const wave = await this.protocols.requireWave(view, projectId, waveId);
    const protocol = await this.protocols.standing(view, waveId);
    if (!protocol || protocol.entries.length === 0) throw new ProblemException('protocol-missing');
    const entries: PinnedEntry[] = [];
    for (const entry of protocol.entries) {
      const pinned = await this.instruments.pinnedIn(view, entry.instrument.id, entry.instrument.version);
      if (!pinned) throw new ProblemException('instrument-version-unknown');
      entries.push({ ...entry, versionId: pinned.id });
    }
    const candidates = await this.#candidates(view, projectId, wave);
    return { protocol, ...planAssignments(entries, candidates, await this.repository.ofWave(view, waveId)) };
  }

  async #candidates(view: View, projectId: string, { id: waveId, opensOn }: WaveEntity): Promise<Candidate[]> {
    const courses = await this.courses.ofProject(view, projectId);
    const withdrawn = await this.consents.withdrawnIn(view, projectId);
    const merged = new Set((await this.merges.standing(view, projectId)).map(({ mergedId }) => mergedId));
    const leftOf = (id: string): Candidate['left'] => {
      if (merged.has(id)) return 'merged';
      if (withdrawn.has(id)) return 'withdrawn';
      return stateAfter(courses.get(id) ?? []).kind === 'exited' ? 'exited' : undefined;
    };
    return (await this.#reached(view, projectId, waveId)).map(({ id, birthMonth }) => {
      const left = leftOf(id);
      return { id, age: ageOn(opensOn, birthMonth), ...(left && { left }) };
    });
  }

  async #reached(view: View, projectId: string, waveId: string): Promise<ParticipantEntity[]> {
    const actor = currentActor();
    const people = (await this.participants.ofProject(view, projectId)).filter(({ siteId }) =>
      mayAtSite(actor, 'assignments.write', projectId, siteId),
    );
    const asked = people.map(({ siteId }) => ({ wave: waveId, site: siteId }));
    const verdicts = await this.gate.verdicts(view, projectId, asked);
    const open = people.filter((_, i) => verdicts[i] === undefined);
    if (open.length === 0) await this.gate.requireOpen(view, projectId, asked);
    return open;
  }
}

const toRow =
  (projectId: string, waveId: string) =>
  ({ participant, entry }: Planned): AssignmentEntity => {
    const at = now();
    return {
      id: newId(),
      projectId,
      waveId,
      participantId: participant.id,
      instrument: entry.instrument.id,
      instrumentVersionId: entry.versionId,
      respondent: entry.respondent,
      sitting: entry.sitting,
      age: Number.isNaN(participant.age) ? null : participant.age,
      state: 'open',
      enumeratorId: null,
      createdAt: at,
      changedAt: at,
    };
  };
