import { Injectable } from '@nestjs/common';
import {
  BatchItem,
  isUuidV7,
  SubmissionEnvelope,
  type BatchResult,
  type Language,
  type SubmissionReceipt,
} from '@tongxing/contracts';
import type { InstrumentDefinition } from '@tongxing/instruments';
import { InstrumentsService } from '../instruments/index.js';
import { databaseFault, UnitOfWork } from '../platform/database/index.js';
import { GroupCommit } from '../platform/group-commit.js';
import { problemCode, problemDocument, ProblemException } from '../platform/problems/index.js';
import { prepareSubmission, type PreparedSubmission } from './prepared-submission.js';
import { SubmissionStore, type StoreOutcome } from './submission-store.js';

/** Most submissions of one commit: about a megabyte of answers. */
const LARGEST_GROUP = 500;

/** Answers given on a screen need a licence that allows it; what was written on paper or comes from elsewhere does not. */
const isPermitted = (mode: SubmissionEnvelope['mode'], { provenance }: InstrumentDefinition): boolean =>
  provenance.electronicUsePermitted || mode === 'paper' || mode === 'import';

/** Receives submissions: judged one by one, committed together, each answered after its commit. */
@Injectable()
export class SubmissionsService {
  readonly #commits: GroupCommit<PreparedSubmission, StoreOutcome>;

  constructor(
    private readonly instruments: InstrumentsService,
    unitOfWork: UnitOfWork,
    store: SubmissionStore,
  ) {
    this.#commits = new GroupCommit(
      (group) => unitOfWork.write((tx) => store.store(tx, group)),
      LARGEST_GROUP,
      (error) => databaseFault(error) !== 'unavailable',
    );
  }

  /**
   * Stores a submission once. The same again succeeds and changes nothing; a receipt is given only for what
   * is on disk.
   *
   * @throws ProblemException `submission-id-invalid`, `instrument-version-unknown`, `instrument-hash-mismatch`,
   *   `electronic-use-not-permitted`, `answers-invalid` (naming each question), `submission-conflict`, `wave-unknown`, `participant-unknown`,
   *   `consent-missing`, `consent-withdrawn`, `child-declined`
   */
  async receive(id: string, envelope: SubmissionEnvelope): Promise<SubmissionReceipt> {
    const outcome = await this.#commits.add(await this.prepare(id, envelope));
    if (outcome.kind === 'refused') throw new ProblemException(outcome.problem);
    const { hash, receivedAt } = outcome.stored;
    return { id, hash, receivedAt, outcome: outcome.kind };
  }

  /** Receives many; each succeeds or fails on its own, in the order sent. */
  async receiveBatch(items: readonly unknown[], language: Language): Promise<BatchResult> {
    return { results: await Promise.all(items.map((item) => this.#receiveItem(item, language))) };
  }

  /** Every check that needs no record but the instrument version. */
  async prepare(id: string, envelope: SubmissionEnvelope): Promise<PreparedSubmission> {
    if (!isUuidV7(id)) throw new ProblemException('submission-id-invalid');
    const { instrument } = envelope;
    const version = await this.instruments.pinned(instrument.id, instrument.version);
    if (!version) throw new ProblemException('instrument-version-unknown');
    if (version.contentHash !== instrument.hash) throw new ProblemException('instrument-hash-mismatch');
    if (!isPermitted(envelope.mode, version.definition))
      throw new ProblemException('electronic-use-not-permitted');
    const problems = version.validate(envelope.answers);
    if (problems.length > 0) throw new ProblemException('answers-invalid', [...problems]);
    return prepareSubmission(id, envelope, version);
  }

  async #receiveItem(item: unknown, language: Language): Promise<BatchResult['results'][number]> {
    const { id } = (typeof item === 'object' && item !== null ? item : {}) as { id?: unknown };
    const named = typeof id === 'string' && id.length <= 100 ? { id } : {};
    try {
      const receipt = await this.#receiveUnknown(item);
      return { ...named, status: receipt.outcome === 'created' ? 201 : 200, receipt };
    } catch (error) {
      const errors = error instanceof ProblemException ? error.errors : undefined;
      const problem = problemDocument(problemCode(error), language, errors);
      return { ...named, status: problem.status, problem };
    }
  }

  #receiveUnknown(item: unknown): Promise<SubmissionReceipt> {
    const parsed = BatchItem.safeParse(item);
    const envelope = parsed.success ? SubmissionEnvelope.safeParse(parsed.data.submission) : parsed;
    if (!parsed.success || !envelope.success) {
      const issues = envelope.error?.issues ?? [];
      throw new ProblemException(
        'request-invalid',
        issues.map(({ path, message }) => ({ code: 'invalid', path: path.join('.'), detail: message })),
      );
    }
    return this.receive(parsed.data.id, envelope.data);
  }
}
