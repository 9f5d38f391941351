import { Module } from '@nestjs/common';
import { PrivacyModule } from '../privacy/index.js';
import { ProgrammeModule } from '../programme/index.js';
import { CourseController, CourseRepository, CourseService } from './course/index.js';
import { FamilyStatusController, FamilyStatusRepository, FamilyStatusService } from './family/index.js';
import { IdentitiesController, IdentitiesModule, IdentitiesService } from './identities/index.js';
import { ParticipantsController } from './participants.controller.js';
import { ParticipantsRepository } from './participants.repository.js';
import { ParticipantsService } from './participants.service.js';
import {
  DataRequestsController,
  DataRequestsRepository,
  DataRequestsService,
  PeopleData,
} from './requests/index.js';

const SHARED = [
  CourseRepository,
  FamilyStatusRepository,
  FamilyStatusService,
  ParticipantsRepository,
  ParticipantsService,
];

@Module({
  imports: [ProgrammeModule, PrivacyModule, IdentitiesModule],
  controllers: [
    ParticipantsController,
    CourseController,
    FamilyStatusController,
    IdentitiesController,
    DataRequestsController,
  ],
  providers: [
    ...SHARED,
    CourseService,
    DataRequestsRepository,
    DataRequestsService,
    IdentitiesService,
    PeopleData,
  ],
  exports: SHARED,
})
export class PeopleModule {}
