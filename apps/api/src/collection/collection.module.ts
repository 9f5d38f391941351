import { Module } from '@nestjs/common';
import { InstrumentsModule } from '../instruments/index.js';
import { PeopleModule } from '../people/index.js';
import { PrivacyModule } from '../privacy/index.js';
import { ProgrammeModule } from '../programme/index.js';
import { SafeguardingModule } from '../safeguarding/index.js';
import { Acceptance } from './acceptance.js';
import { ConsentGate } from './consent-gate.js';
import {
  EarlySubmissionsController,
  EarlySubmissionsRepository,
  EarlySubmissionsService,
} from './early/index.js';
import { FamilyStatusRecorder } from './family-status-recorder.js';
import { ImportParts, ImportService } from './import/index.js';
import { SubmissionScreening } from './submission-screening.js';
import { SubmissionStore } from './submission-store.js';
import { SubmissionsData } from './submissions-data.js';
import { SubmissionsController } from './submissions.controller.js';
import { SubmissionsRepository } from './submissions.repository.js';
import { SubmissionsService } from './submissions.service.js';

@Module({
  imports: [InstrumentsModule, PeopleModule, PrivacyModule, ProgrammeModule, SafeguardingModule],
  controllers: [SubmissionsController, EarlySubmissionsController],
  providers: [
    Acceptance,
    ConsentGate,
    EarlySubmissionsRepository,
    EarlySubmissionsService,
    FamilyStatusRecorder,
    ImportParts,
    ImportService,
    SubmissionScreening,
    SubmissionStore,
    SubmissionsData,
    SubmissionsRepository,
    SubmissionsService,
  ],
  exports: [Acceptance, ImportService, SubmissionsRepository, SubmissionsService],
})
export class CollectionModule {}
