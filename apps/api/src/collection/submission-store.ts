import { Injectable } from '@nestjs/common';
import type { ProblemCode } from '@tongxing/contracts';
import { ParticipantsRepository } from '../people/index.js';
import type { Actor } from '../platform/actor/index.js';
import { AuditLog } from '../platform/audit/index.js';
import type { WriteTransaction } from '../platform/database/index.js';
import { now } from '../platform/ids.js';
import { ProgrammeRepository } from '../programme/index.js';
import { Acceptance } from './acceptance.js';
import { mayCollectFrom, mayCollectIn } from './collection.policy.js';
import type { PreparedSubmission } from './prepared-submission.js';
import { SubmissionEntity } from './submission.entity.js';
import { SubmissionsRepository, type StoredSubmission } from './submissions.repository.js';

/** What became of one submission. */
export type StoreOutcome =
  | { readonly kind: 'created' | 'identical'; readonly stored: StoredSubmission }
  | { readonly kind: 'refused'; readonly problem: ProblemCode };

/** Stores submissions, each once, within the caller's transaction. */
@Injectable()
export class SubmissionStore {
  constructor(
    private readonly submissions: SubmissionsRepository,
    private readonly programme: ProgrammeRepository,
    private readonly participants: ParticipantsRepository,
    private readonly acceptance: Acceptance,
    private readonly audit: AuditLog,
  ) {}

  /**
   * An id that is stored already, or stands earlier in the same group, succeeds with the same content and
   * conflicts with different content. What is new is stored with everything that must happen with it.
   *
   * @returns outcomes in the order of `group`
   */
  async store(tx: WriteTransaction, group: readonly PreparedSubmission[]): Promise<StoreOutcome[]> {
    const known = new Map((await this.submissions.stored(tx, idsOf(group))).map((s) => [s.id, s]));
    const projects = await this.#projects(tx, group);
    const receivedAt = now();
    const fresh: { row: SubmissionEntity; from: PreparedSubmission }[] = [];
    const outcomes = group.map((submission): StoreOutcome => {
      const stored = known.get(submission.id);
      if (stored?.hash === submission.hash) return { kind: 'identical', stored };
      const project = projects(submission);
      if (typeof project !== 'string') return { kind: 'refused', problem: project.problem };
      if (stored) return { kind: 'refused', problem: 'submission-conflict' };
      const row = toRow(submission, project, receivedAt);
      fresh.push({ row, from: submission });
      known.set(row.id, row);
      return { kind: 'created', stored: row };
    });
    await this.#insert(tx, fresh);
    return outcomes;
  }

  async #insert(
    tx: WriteTransaction,
    fresh: readonly { row: SubmissionEntity; from: PreparedSubmission }[],
  ): Promise<void> {
    if (fresh.length === 0) return;
    await this.submissions.insertMany(
      tx,
      fresh.map(({ row }) => row),
    );
    for (const { row, from } of fresh) this.#record(tx, row, from.actor);
    await this.acceptance.run(
      tx,
      fresh.map(({ row: { id, projectId }, from: { version, envelope } }) => ({
        id,
        projectId,
        version,
        envelope,
        answers: envelope.answers,
      })),
    );
  }

  #record(tx: WriteTransaction, { id, projectId, hash }: SubmissionEntity, actor: Actor): void {
    const subject = { kind: 'submission', id };
    this.audit.record(tx, {
      action: 'submission.stored',
      project: projectId,
      subject,
      detail: { hash },
      actor,
    });
  }

  /**
   * Finds the project of each submission: that of its wave, which must also be its participant's. What its
   * sender does not reach is not there.
   */
  async #projects(tx: WriteTransaction, group: readonly PreparedSubmission[]) {
    const waveIds = [...new Set(group.map((s) => s.envelope.wave))];
    const participantIds = [...new Set(group.map((s) => s.envelope.participant))];
    const waves = new Map((await this.programme.wavesById(tx, waveIds)).map((w) => [w.id, w.projectId]));
    const people = new Map((await this.participants.byId(tx, participantIds)).map((p) => [p.id, p]));
    return ({ envelope, actor }: PreparedSubmission): string | { problem: ProblemCode } => {
      const project = waves.get(envelope.wave);
      if (project === undefined || !mayCollectIn(actor, project)) return { problem: 'wave-unknown' };
      const person = people.get(envelope.participant);
      return person?.projectId === project && mayCollectFrom(actor, person)
        ? project
        : { problem: 'participant-unknown' };
    };
  }
}

const idsOf = (group: readonly PreparedSubmission[]) => group.map((s) => s.id);

const toRow = (s: PreparedSubmission, projectId: string, receivedAt: string): SubmissionEntity => ({
  id: s.id,
  projectId,
  participantId: s.envelope.participant,
  waveId: s.envelope.wave,
  instrumentVersionId: s.version.id,
  respondent: s.envelope.respondent,
  mode: s.envelope.mode,
  language: s.envelope.language,
  collectedOn: s.envelope.collectedOn ?? null,
  startedAt: s.envelope.startedAt ?? null,
  finishedAt: s.envelope.finishedAt ?? null,
  answers: s.answers,
  hash: s.hash,
  receivedAt,
});
