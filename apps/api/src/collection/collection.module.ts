import { Module } from '@nestjs/common';
import { AccountsModule, ThrottleModule } from '../access/index.js';
import { InstrumentsModule } from '../instruments/index.js';
import { PeopleModule } from '../people/index.js';
import { PrivacyModule } from '../privacy/index.js';
import { ProgrammeModule } from '../programme/index.js';
import { SafeguardingModule } from '../safeguarding/index.js';
import { Acceptance } from './acceptance.js';
import {
  AssignmentCloser,
  AssignmentLog,
  AssignmentsController,
  AssignmentsData,
  AssignmentsRepository,
  AssignmentsService,
  DescribedAssignments,
  GenerationService,
  OpeningsController,
  OpeningsService,
} from './assignments/index.js';
import { CompletenessController, CompletenessRepository, CompletenessService } from './completeness/index.js';
import { ConsentGate } from './consent-gate.js';
import {
  EarlySubmissionsController,
  EarlySubmissionsRepository,
  EarlySubmissionsService,
} from './early/index.js';
import { FamilyStatusRecorder } from './family-status-recorder.js';
import { GUARDIAN_PARTS, GuardianController, GuardianLinksController } from './guardian-links/index.js';
import { ImportParts, ImportService } from './import/index.js';
import { ProtocolsController, ProtocolsRepository, ProtocolsService } from './protocol/index.js';
import { SubmissionScreening } from './submission-screening.js';
import { SubmissionStore } from './submission-store.js';
import { SubmissionsData } from './submissions-data.js';
import { SubmissionsController } from './submissions.controller.js';
import { SubmissionsRepository } from './submissions.repository.js';
import { SubmissionsService } from './submissions.service.js';
import { SYNC_PARTS } from './sync/sync-parts.js';
import { SyncController } from './sync/sync.controller.js';
import { SyncService } from './sync/index.js';
import { WorklistChanges, WorklistController, WorklistService } from './worklist/index.js';

@Module({
  imports: [
    AccountsModule,
    InstrumentsModule,
    PeopleModule,
    PrivacyModule,
    ProgrammeModule,
    SafeguardingModule,
    ThrottleModule,
  ],
  controllers: [
    SubmissionsController,
    SyncController,
    EarlySubmissionsController,
    ProtocolsController,
    AssignmentsController,
    CompletenessController,
    OpeningsController,
    WorklistController,
    GuardianLinksController,
    GuardianController,
  ],
  providers: [
    Acceptance,
    AssignmentCloser,
    AssignmentLog,
    AssignmentsData,
    AssignmentsRepository,
    AssignmentsService,
    CompletenessRepository,
    CompletenessService,
    DescribedAssignments,
    GenerationService,
    OpeningsService,
    ProtocolsRepository,
    ProtocolsService,
    WorklistChanges,
    WorklistService,
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
    ...GUARDIAN_PARTS,
    ...SYNC_PARTS,
  ],
  exports: [Acceptance, ImportService, SubmissionsRepository, SubmissionsService, SyncService],
})
export class CollectionModule {}
