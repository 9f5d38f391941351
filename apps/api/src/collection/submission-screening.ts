import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { WriteTransaction } from '../platform/database/index.js';
import { Screening, type ScreenedSubmission } from '../safeguarding/index.js';
import { Acceptance, type AcceptedSubmission } from './acceptance.js';

/** Answers that are looked through: of submissions that are stored, or that are held without being one. */
type Looked = Pick<AcceptedSubmission, 'id' | 'projectId' | 'envelope' | 'version' | 'answers'>;

/** Has every submission screened for red flags in the transaction that stores it. */
@Injectable()
export class SubmissionScreening implements OnModuleInit {
  constructor(
    private readonly acceptance: Acceptance,
    private readonly screening: Screening,
  ) {}

  onModuleInit(): void {
    this.acceptance.also((tx, accepted) => this.look(tx, accepted));
  }

  /** Opens a case for each that raises a red flag. It answers nothing, and does the same statements either way. */
  look(tx: WriteTransaction, answers: readonly Looked[]): Promise<void> {
    return this.screening.screen(tx, answers.map(toScreened));
  }
}

const toScreened = ({
  id,
  projectId,
  envelope: { participant, finishedAt },
  version,
  answers,
}: Looked): ScreenedSubmission => ({
  id,
  project: projectId,
  participant,
  ...(finishedAt !== undefined && { finishedAt }),
  key: version.definition.key,
  answers,
});
