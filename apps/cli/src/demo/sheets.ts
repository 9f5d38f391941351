import type { SubmissionEnvelope } from '@tongxing/contracts';
import type { Answers } from './answering.js';

/** One filled-in instrument, before the server has given anybody an id. */
export interface Sheet {
  /** Pseudonym of whom, or of what, it is about. */
  readonly about: string;
  readonly wave: number;
  readonly instrument: string;
  readonly version: string;
  readonly respondent: SubmissionEnvelope['respondent'];
  readonly mode: SubmissionEnvelope['mode'];
  readonly on: string;
  readonly answers: Answers;
}
