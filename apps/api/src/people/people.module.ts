import { Module, type OnModuleInit } from '@nestjs/common';
import { AccountsModule } from '../access/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { Places } from '../platform/permissions/index.js';
import { PrivacyModule } from '../privacy/index.js';
import { ProgrammeModule } from '../programme/index.js';
import { CardsController, CardsService } from './cards/index.js';
import { ConsentsController, ConsentsRepository, ConsentsService, Withdrawals } from './consent/index.js';
import { CourseController, CourseRepository, CourseService } from './course/index.js';
import { DuplicatesController, DuplicatesService, MergesRepository } from './duplicates/index.js';
import { FamilyStatusController, FamilyStatusRepository, FamilyStatusService } from './family/index.js';
import { IdentitiesController, IdentitiesModule, IdentitiesService } from './identities/index.js';
import { ParticipantNames } from './participant-names.js';
import { ParticipantsController } from './participants.controller.js';
import { ParticipantsRepository } from './participants.repository.js';
import { ParticipantsService } from './participants.service.js';
import {
  DataRequestsController,
  DataRequestsRepository,
  DataRequestsService,
  PeopleData,
} from './requests/index.js';
import { RosterController, RosterService } from './roster/index.js';

const SHARED = [
  ConsentsRepository,
  ConsentsService,
  CourseRepository,
  FamilyStatusRepository,
  FamilyStatusService,
  MergesRepository,
  ParticipantNames,
  ParticipantsRepository,
  ParticipantsService,
  Withdrawals,
];

@Module({
  imports: [AccountsModule, ProgrammeModule, PrivacyModule, IdentitiesModule],
  controllers: [
    ParticipantsController,
    CardsController,
    ConsentsController,
    CourseController,
    DuplicatesController,
    DataRequestsController,
    FamilyStatusController,
    IdentitiesController,
    RosterController,
  ],
  providers: [
    ...SHARED,
    CardsService,
    CourseService,
    DataRequestsRepository,
    DataRequestsService,
    DuplicatesService,
    IdentitiesService,
    PeopleData,
    RosterService,
  ],
  exports: SHARED,
})
export class PeopleModule implements OnModuleInit {
  constructor(
    private readonly places: Places,
    private readonly unitOfWork: UnitOfWork,
    private readonly participants: ParticipantsRepository,
  ) {}

  onModuleInit(): void {
    this.places.register('participant', async (id) => {
      const [found] = await this.unitOfWork.read((view) => this.participants.byId(view, [id]));
      return found && { project: found.projectId, site: found.siteId };
    });
  }
}
