import { Injectable } from '@nestjs/common';
import { isConsentScript, type ProblemCode } from '@tongxing/contracts';
import { ParticipantsRepository } from '../people/index.js';
import type { Actor } from '../platform/actor/index.js';
import { AuditLog } from '../platform/audit/index.js';
import type { WriteTransaction } from '../platform/database/index.js';
import { now } from '../platform/ids.js';
import { ProgrammeRepository, type ProjectEntity } from '../programme/index.js';
import { Acceptance } from './acceptance.js';
import { mayCollectFrom, mayCollectIn } from './collection.policy.js';
import { ConsentGate } from './consent-gate.js';
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
    private readonly gate: ConsentGate,
    private readonly audit: AuditLog,
  ) {}

  /**
   * An id that is stored already, or stands earlier in the same group, succeeds with the same content and
   * conflicts with different content. What is new is stored with everything that must happen with it, where
   * those who must have agreed to it. Consent that arrives in the group is heard before the answers it is for.
   *
   * @param isHistorical for data of another system, where consent was another's to ask
   * @returns outcomes in the order of `group`
   */
  async store(
    tx: WriteTransaction,
    group: readonly PreparedSubmission[],
    isHistorical = false,
  ): Promise<StoreOutcome[]> {
    const outcomes = new Map<PreparedSubmission, StoreOutcome>();
    const scripts = group.filter(isScript);
    const answers = group.filter((submission) => !isScript(submission));
    for (const part of [scripts, answers])
      if (part.length > 0)
        for (const [submission, outcome] of await this.#storePart(tx, part, isHistorical))
          outcomes.set(submission, outcome);
    return group.map((submission) => outcomes.get(submission) as StoreOutcome);
  }

  async #storePart(tx: WriteTransaction, group: readonly PreparedSubmission[], isHistorical: boolean) {
    const known = new Map((await this.submissions.stored(tx, idsOf(group))).map((s) => [s.id, s]));
    const projects = await this.#projects(tx, group);
    const verdict = await this.gate.verdict(tx, group, isHistorical);
    const receivedAt = now();
    const fresh: { row: SubmissionEntity; from: PreparedSubmission }[] = [];
    const outcomes = group.map((submission): [PreparedSubmission, StoreOutcome] => {
      const refuse = (problem: ProblemCode): [PreparedSubmission, StoreOutcome] => [
        submission,
        { kind: 'refused', problem },
      ];
      const stored = known.get(submission.id);
      if (stored?.hash === submission.hash) return [submission, { kind: 'identical', stored }];
      const project = projects(submission);
      if ('problem' in project) return refuse(project.problem);
      if (stored) return refuse('submission-conflict');
      const problem = verdict(submission, project);
      if (problem) return refuse(problem);
      const row = toRow(submission, project.id, receivedAt);
      fresh.push({ row, from: submission });
      known.set(row.id, row);
      return [submission, { kind: 'created', stored: row }];
    });
    await this.#insert(tx, fresh, isHistorical);
    return outcomes;
  }

  async #insert(
    tx: WriteTransaction,
    fresh: readonly { row: SubmissionEntity; from: PreparedSubmission }[],
    isHistorical: boolean,
  ): Promise<void> {
    if (fresh.length === 0) return;
    await this.submissions.insertMany(
      tx,
      fresh.map(({ row }) => row),
    );
    for (const { row, from } of fresh) this.#record(tx, row, from.actor);
    const accepted = fresh.map(({ row: { id, projectId }, from: { version, envelope, actor } }) => ({
      id,
      projectId,
      version,
      envelope,
      answers: envelope.answers,
      isHistorical,
      actor,
    }));
    await this.gate.recordScripts(tx, accepted);
    await this.acceptance.run(tx, accepted);
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
    const projects = new Map<string, ProjectEntity>();
    for (const id of new Set(waves.values())) {
      const project = await this.programme.project(tx, id);
      if (project) projects.set(id, project);
    }
    const people = new Map((await this.participants.byId(tx, participantIds)).map((p) => [p.id, p]));
    return ({ envelope, actor }: PreparedSubmission): ProjectEntity | { problem: ProblemCode } => {
      const project = projects.get(waves.get(envelope.wave) ?? '');
      if (!project || !mayCollectIn(actor, project.id)) return { problem: 'wave-unknown' };
      const person = people.get(envelope.participant);
      return person?.projectId === project.id && mayCollectFrom(actor, person)
        ? project
        : { problem: 'participant-unknown' };
    };
  }
}

const isScript = ({ envelope }: PreparedSubmission): boolean => isConsentScript(envelope.instrument.id);

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
