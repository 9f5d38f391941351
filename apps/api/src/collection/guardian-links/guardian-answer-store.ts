import { Injectable } from '@nestjs/common';
import { isConsentScript } from '@tongxing/contracts';
import { currentActor } from '../../platform/actor/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import type { WriteTransaction } from '../../platform/database/index.js';
import { now } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import { AssignmentLog, AssignmentsRepository } from '../assignments/index.js';
import type { PreparedSubmission } from '../prepared-submission.js';
import { SubmissionScreening } from '../submission-screening.js';
import { SubmissionStore, type StoreOutcome } from '../submission-store.js';
import type { GuardianLinkEntity } from './guardian-link.entity.js';
import { GuardianLinksRepository } from './guardian-links.repository.js';
import type { HeldLink } from './held-link.js';

type Ended = Partial<Pick<GuardianLinkEntity, 'consentSubmissionId' | 'submissionId'>>;

/** Keeps what came by a link, within the caller's transaction, and uses the link up. */
@Injectable()
export class GuardianAnswerStore {
  constructor(
    private readonly store: SubmissionStore,
    private readonly screening: SubmissionScreening,
    private readonly assignments: AssignmentsRepository,
    private readonly log: AssignmentLog,
    private readonly links: GuardianLinksRepository,
    private readonly audit: AuditLog,
  ) {}

  /**
   * The record of consent or refusal is made by what stores the script. A repeat changes nothing.
   *
   * @returns the link as it then is
   * @throws ProblemException `submission-conflict`
   */
  async consent(
    tx: WriteTransaction,
    held: HeldLink,
    prepared: PreparedSubmission,
    decision: 'given' | 'refused',
  ): Promise<HeldLink> {
    const [outcome] = await this.store.store(tx, [prepared]);
    if (outcome?.kind === 'refused') throw new ProblemException(outcome.problem);
    if (held.link.consentSubmissionId === prepared.id) return held;
    const kept = { consentSubmissionId: prepared.id };
    const isWhole = isConsentScript(held.assignment.instrument);
    if (decision === 'refused' && !isWhole) await this.#closeRefused(tx, held);
    if (decision === 'refused' || isWhole) return this.#useUp(tx, held, decision, kept);
    await this.links.update(tx, held.link.id, kept);
    return { ...held, link: { ...held.link, ...kept } };
  }

  /** What is refused is looked through all the same: a duty to report asks for nobody's consent. */
  async submit(tx: WriteTransaction, held: HeldLink, prepared: PreparedSubmission): Promise<StoreOutcome> {
    const [outcome] = (await this.store.store(tx, [prepared])) as [StoreOutcome];
    if (outcome.kind === 'refused') {
      const { id, envelope, version } = prepared;
      const { projectId } = held.link;
      await this.screening.look(tx, [{ id, projectId, envelope, version, answers: envelope.answers }]);
    } else if (held.link.submissionId !== prepared.id)
      await this.#useUp(tx, held, 'answered', { submissionId: prepared.id });
    return outcome;
  }

  async #closeRefused(tx: WriteTransaction, { assignment: { id, projectId } }: HeldLink): Promise<void> {
    const rows = await this.assignments.hold(tx, projectId, [id]);
    await this.log.add(tx, rows, () => ({
      kind: 'closed',
      happenedOn: now().slice(0, 10),
      outcome: 'refused',
      reason: 'guardian_refused',
      final: true,
      actor: currentActor(),
    }));
    this.audit.record(tx, {
      action: 'assignment.closed',
      project: projectId,
      subject: { kind: 'assignment', id },
      detail: { disposition: 'refused' },
    });
  }

  async #useUp(tx: WriteTransaction, held: HeldLink, by: string, kept: Ended): Promise<HeldLink> {
    const { id, projectId } = held.link;
    const change = { usedAt: now(), ...kept };
    await this.links.update(tx, id, change);
    this.audit.record(tx, {
      action: 'guardian-link.used',
      project: projectId,
      subject: { kind: 'guardian-link', id },
      detail: { by },
    });
    return { ...held, link: { ...held.link, ...change } };
  }
}
