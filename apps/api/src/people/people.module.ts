import { Module } from '@nestjs/common';
import { ProgrammeModule } from '../programme/index.js';
import { CourseController, CourseRepository, CourseService } from './course/index.js';
import { FamilyStatusController, FamilyStatusRepository, FamilyStatusService } from './family/index.js';
import { ParticipantsController } from './participants.controller.js';
import { ParticipantsRepository } from './participants.repository.js';
import { ParticipantsService } from './participants.service.js';

const SHARED = [
  CourseRepository,
  FamilyStatusRepository,
  FamilyStatusService,
  ParticipantsRepository,
  ParticipantsService,
];

@Module({
  imports: [ProgrammeModule],
  controllers: [ParticipantsController, CourseController, FamilyStatusController],
  providers: [...SHARED, CourseService],
  exports: SHARED,
})
export class PeopleModule {}
