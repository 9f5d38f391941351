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

const toScreened = ({
  id,
  projectId,
  envelope: { participant, finishedAt },
  version,
  answers,
}: AcceptedSubmission): ScreenedSubmission => ({
  id,
  project: projectId,
  participant,
  ...(finishedAt !== undefined && { finishedAt }),
  key: version.definition.key,
  answers,
});
