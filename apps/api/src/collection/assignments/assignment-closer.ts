import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MergesRepository, Withdrawals } from '../../people/index.js';
import { currentActor } from '../../platform/actor/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import type { WriteTransaction } from '../../platform/database/index.js';
import { groupedBy } from '../../platform/grouped-by.js';
import { Acceptance, type AcceptedSubmission } from '../acceptance.js';
import { AssignmentLog } from './assignment-log.js';
import type { AssignmentEntity } from './assignment.entity.js';
import { AssignmentsRepository } from './assignments.repository.js';

/**
 * From how much on an answered questionnaire is whole: as much as a scale needs for its score. Below, it is partial
 * (AAPOR Standard Definitions leave the line to the survey, and name 80 % as usual).
 */
const WHOLE = 0.8;

/** Ends assignments with the answers that are stored, and with a withdrawal, in the same transaction. */
@Injectable()
export class AssignmentCloser implements OnModuleInit {
  constructor(
    private readonly acceptance: Acceptance,
    private readonly withdrawals: Withdrawals,
    private readonly merges: MergesRepository,
    private readonly repository: AssignmentsRepository,
    private readonly log: AssignmentLog,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.acceptance.also((tx, accepted) => this.#answered(tx, accepted));
    this.withdrawals.also((tx, participants, on) => this.#withdrawn(tx, participants, on));
  }

  async #answered(tx: WriteTransaction, accepted: readonly AcceptedSubmission[]): Promise<void> {
    const entries = await this.merges.entriesOf(
      tx,
      accepted.map(({ envelope }) => envelope.participant),
    );
    const held = groupedBy(await this.repository.holdOf(tx, [...entries.values()].flat()), keyOf);
    for (const submission of accepted) {
      const { participant, wave, instrument, respondent } = submission.envelope;
      const rows = (entries.get(participant) ?? []).flatMap(
        (participantId) =>
          held.get(keyOf({ participantId, waveId: wave, instrument: instrument.id, respondent })) ?? [],
      );
      // Of two entries of a child the one that was asked ends; where neither was, both are answered.
      const own = rows.filter(({ participantId }) => participantId === participant);
      await this.#close(tx, own.length > 0 ? own : rows, submission);
    }
  }

  async #close(
    tx: WriteTransaction,
    rows: readonly AssignmentEntity[],
    { id, version, answers, envelope, actor }: AcceptedSubmission,
  ): Promise<void> {
    if (rows.length === 0) return;
    const outcome = version.answeredShare(answers) >= WHOLE ? 'done' : 'partial';
    await this.log.add(tx, rows, () => ({
      kind: 'closed',
      happenedOn: envelope.collectedOn ?? null,
      outcome,
      final: true,
      submissionId: id,
      actor,
    }));
  }

  async #withdrawn(tx: WriteTransaction, participants: readonly string[], on: string): Promise<void> {
    const open = (await this.repository.holdOf(tx, participants)).filter(({ state }) => state === 'open');
    await this.log.add(tx, open, () => ({
      kind: 'closed',
      happenedOn: on,
      outcome: 'withdrawn',
      final: true,
      actor: currentActor(),
    }));
    for (const { id, projectId } of open)
      this.audit.record(tx, {
        action: 'assignment.closed',
        project: projectId,
        subject: { kind: 'assignment', id },
        detail: { disposition: 'withdrawn' },
      });
  }
}

const keyOf = (row: Pick<AssignmentEntity, 'participantId' | 'waveId' | 'instrument' | 'respondent'>): string =>
  [row.participantId, row.waveId, row.instrument, row.respondent].join(' ');
