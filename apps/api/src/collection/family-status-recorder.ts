import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FamilyStatusService } from '../people/index.js';
import { Acceptance } from './acceptance.js';

/** Keeps what a questionnaire tells of a child's family with the child, in the transaction that stores it. */
@Injectable()
export class FamilyStatusRecorder implements OnModuleInit {
  constructor(
    private readonly acceptance: Acceptance,
    private readonly statuses: FamilyStatusService,
  ) {}

  onModuleInit(): void {
    this.acceptance.also((tx, accepted) =>
      this.statuses.record(
        tx,
        accepted.map(({ id, projectId, envelope: { participant, wave, collectedOn, answers } }) => ({
          projectId,
          participantId: participant,
          source: 'questionnaire',
          submissionId: id,
          waveId: wave,
          heldOn: collectedOn,
          answers,
        })),
      ),
    );
  }
}
