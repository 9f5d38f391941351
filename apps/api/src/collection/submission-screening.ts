import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Screening, type ScreenedSubmission } from '../safeguarding/index.js';
import { Acceptance, type AcceptedSubmission } from './acceptance.js';

/** Has every submission screened for red flags in the transaction that stores it. */
@Injectable()
export class SubmissionScreening implements OnModuleInit {
  constructor(
    private readonly acceptance: Acceptance,
    private readonly screening: Screening,
  ) {}

  onModuleInit(): void {
    this.acceptance.also((tx, accepted) => this.screening.screen(tx, accepted.map(toScreened)));
  }
}

const toScreened = (accepted: AcceptedSubmission): ScreenedSubmission => ({
  id: accepted.id,
  project: accepted.project,
  participant: accepted.participant,
  ...(accepted.finishedAt !== undefined && { finishedAt: accepted.finishedAt }),
  key: accepted.version.definition.key,
  answers: accepted.answers,
});
