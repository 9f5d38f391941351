import { Injectable } from '@nestjs/common';
import {
  consentIn,
  type GuardianAnswers,
  type GuardianPage,
  type GuardianRecording,
  type Permission,
  type SubmissionEnvelope,
  type SubmissionReceipt,
} from '@tongxing/contracts';
import { ThrottleService } from '../../access/index.js';
import { Recordings } from '../../instruments/index.js';
import { actAs, type Actor } from '../../platform/actor/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { UnitOfWork, type View, type WriteTransaction } from '../../platform/database/index.js';
import { now, sha256 } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import { AssignmentsRepository, type AssignmentEntity } from '../assignments/index.js';
import type { PreparedSubmission } from '../prepared-submission.js';
import { SubmissionsService } from '../submissions.service.js';
import { GuardianAnswerStore } from './guardian-answer-store.js';
import type { GuardianLinkEntity } from './guardian-link.entity.js';
import { GuardianLinksRepository } from './guardian-links.repository.js';
import { GuardianPages } from './guardian-pages.js';
import type { HeldLink } from './held-link.js';
import { linkState, takesAnswers } from './link-state.js';

/** States of an assignment in which its guardian is still asked. */
const ASKED: ReadonlySet<AssignmentEntity['state']> = new Set(['open', 'partial']);

/**
 * What the holder of a link may do. Links that are absent, over, revoked, or of an assignment that was closed answer
 * alike; one that is used up says so to who holds it, for nobody else can have its token.
 */
@Injectable()
export class GuardiansService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly throttle: ThrottleService,
    private readonly links: GuardianLinksRepository,
    private readonly assignments: AssignmentsRepository,
    private readonly submissions: SubmissionsService,
    private readonly pages: GuardianPages,
    private readonly answers: GuardianAnswerStore,
    private readonly recordings: Recordings,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ProblemException `link-invalid`, `too-many-attempts` */
  open(token: string, address: string): Promise<GuardianPage> {
    return this.#known(token, address, async (tx, held) => {
      const { link, assignment } = held;
      if (isReceived(held)) return this.pages.page(tx, link, assignment, 'received');
      requireOpen(held);
      await this.#markOpened(tx, link);
      return this.pages.page(tx, link, assignment, await this.#asked(tx, held));
    });
  }

  /**
   * Records what the script was answered as consent or refusal; a refusal ends the link and the assignment.
   *
   * @throws ProblemException `link-invalid`, `too-many-attempts`, `submission-conflict`; `instrument-hash-mismatch` for
   *   any other words than the script's; `answers-invalid`, also where nothing was decided
   */
  async consent(given: GuardianAnswers, address: string): Promise<GuardianPage> {
    const decided = consentIn(given.instrument.id, given.answers);
    if (decided?.kind !== 'guardian')
      throw new ProblemException('answers-invalid', [{ code: 'answer-required', question: 'gc_relation' }]);
    const mayCome = (held: HeldLink) => {
      if (!isRepeatedConsent(held, given) || !isReceived(held)) requireOpen(held);
    };
    const prepared = await this.#prepared(given, address, 'consent', mayCome);
    return this.#known(given.token, address, async (tx, held) => {
      const { link, assignment } = held;
      mayCome(held);
      if (!isRepeatedConsent(held, given) && (await this.#asked(tx, held)) !== 'consent')
        throw new ProblemException('link-invalid');
      const after = await this.answers.consent(tx, held, prepared, decided.decision);
      if (decided.decision === 'refused') return this.pages.page(tx, link, assignment, 'declined');
      const state = isReceived(after) ? 'received' : await this.#asked(tx, after);
      return this.pages.page(tx, link, assignment, state);
    });
  }

  /**
   * Stores the answers and uses the link up, in one transaction with everything that follows from answers.
   *
   * @throws ProblemException `link-invalid`, `too-many-attempts`, `instrument-hash-mismatch` for any other questionnaire,
   *   `answers-invalid`, `submission-conflict`; `consent-missing`, `consent-withdrawn`, `child-declined`
   */
  async submit(given: GuardianAnswers, address: string): Promise<SubmissionReceipt> {
    const mayCome = ({ link }: HeldLink) => {
      if (link.submissionId !== given.id && !takesAnswers(link, now()))
        throw new ProblemException('link-invalid');
    };
    const prepared = await this.#prepared(given, address, 'questions', mayCome);
    const outcome = await this.#known(given.token, address, (tx, held) => {
      mayCome(held);
      return this.answers.submit(tx, held, prepared);
    });
    if (outcome.kind === 'refused') throw new ProblemException(outcome.problem);
    const { hash, receivedAt } = outcome.stored;
    return { id: given.id, hash, receivedAt, outcome: outcome.kind };
  }

  /** Path of a recording. @throws ProblemException `link-invalid`, `too-many-attempts`, `not-found` */
  recording({ token, ...wanted }: GuardianRecording, address: string): Promise<string> {
    return this.#known(token, address, async (tx, held) => {
      requireOpen(held);
      const state = await this.#asked(tx, held);
      const version = await this.pages.formOf(tx, held.assignment, state);
      const { instrument = '', version: number = '' } = version?.definition ?? {};
      const path = this.recordings.pathOf(instrument, number, wanted);
      if (path === undefined) throw new ProblemException('not-found');
      return path;
    });
  }

  /** Judges answers as those of the link's own form and participant, whatever is sent. */
  async #prepared(
    given: GuardianAnswers,
    address: string,
    asked: 'consent' | 'questions',
    mayCome: (held: HeldLink) => void,
  ): Promise<PreparedSubmission> {
    const { actor, envelope } = await this.#known(given.token, address, async (tx, held) => {
      mayCome(held);
      const { instrument } = given;
      const version = await this.pages.formOf(tx, held.assignment, asked);
      if (version?.definition.instrument !== instrument.id)
        throw new ProblemException('instrument-hash-mismatch');
      if (asked === 'questions' && version.contentHash !== instrument.hash)
        throw new ProblemException('instrument-hash-mismatch');
      return { actor: await this.#actor(tx, held), envelope: envelopeOf(given, held.assignment, asked) };
    });
    return actAs(actor, () => this.submissions.prepare(given.id, envelope));
  }

  /** Does `work` with the link of a token; whoever guesses is made to wait. */
  async #known<T>(
    token: string,
    address: string,
    work: (tx: WriteTransaction, held: HeldLink) => Promise<T>,
  ): Promise<T> {
    const tokenHash = sha256(token);
    const attempt = { name: tokenHash, address };
    await this.throttle.begin(attempt);
    return this.unitOfWork.write(async (tx) => {
      const link = await this.links.hold(tx, { tokenHash });
      const assignment = link && (await this.assignments.find(tx, link.projectId, link.assignmentId));
      if (!link || !assignment) throw new ProblemException('link-invalid');
      const held = { link, assignment };
      const done = await actAs(await this.#actor(tx, held), () => work(tx, held));
      await this.throttle.succeeded(tx, attempt);
      return done;
    });
  }

  /** Consent is asked once by a link: who refused on paper the same day is not talked round on the phone. */
  async #asked(view: View, { link, assignment }: HeldLink): Promise<'consent' | 'questions' | 'waiting'> {
    const asked = await this.pages.asked(view, assignment);
    return asked === 'consent' && link.consentSubmissionId !== null ? 'waiting' : asked;
  }

  /** The link itself, which may do at the child's site what its holder was given it for. */
  async #actor(view: View, { link, assignment }: HeldLink): Promise<Actor> {
    const { siteId } = await this.pages.participantOf(view, assignment);
    const reach = { permissions: LINK_PERMISSIONS, project: link.projectId, sites: new Set([siteId]) };
    return { kind: 'link', id: link.id, reach: [reach] };
  }

  async #markOpened(tx: WriteTransaction, { id, projectId, openedAt }: GuardianLinkEntity): Promise<void> {
    if (openedAt !== null) return;
    await this.links.update(tx, id, { openedAt: now() });
    const subject = { kind: 'guardian-link', id };
    this.audit.record(tx, { action: 'guardian-link.opened', project: projectId, subject });
  }
}

const LINK_PERMISSIONS: ReadonlySet<Permission> = new Set(['submissions.write'] as const);

/** Whether nothing is left to answer. */
const isReceived = ({ link, assignment }: HeldLink): boolean =>
  linkState(link, now()) === 'used' || (linkState(link, now()) === 'open' && assignment.state === 'done');

const isRepeatedConsent = ({ link }: HeldLink, { id }: GuardianAnswers): boolean =>
  link.consentSubmissionId === id;

/** @throws ProblemException `link-invalid` */
function requireOpen({ link, assignment }: HeldLink): void {
  if (linkState(link, now()) !== 'open' || !ASKED.has(assignment.state))
    throw new ProblemException('link-invalid');
}

/** Consent counts from the day on which the server hears of it: a wrong clock puts it before no withdrawal. */
function envelopeOf(
  { instrument, language, collectedOn, startedAt, finishedAt, answers }: GuardianAnswers,
  { participantId, waveId }: AssignmentEntity,
  asked: 'consent' | 'questions',
): SubmissionEnvelope {
  return {
    participant: participantId,
    wave: waveId,
    instrument,
    respondent: 'guardian',
    mode: 'self',
    language,
    ...(asked === 'questions' && collectedOn !== undefined && { collectedOn }),
    ...(startedAt !== undefined && { startedAt }),
    ...(finishedAt !== undefined && { finishedAt }),
    answers,
  };
}
