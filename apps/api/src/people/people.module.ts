import { Module } from '@nestjs/common';
import { ProgrammeModule } from '../programme/index.js';
import { FamilyStatusController, FamilyStatusRepository, FamilyStatusService } from './family/index.js';
import { ParticipantsController } from './participants.controller.js';
import { ParticipantsRepository } from './participants.repository.js';
import { ParticipantsService } from './participants.service.js';

@Module({
  imports: [ProgrammeModule],
  controllers: [ParticipantsController, FamilyStatusController],
  providers: [FamilyStatusRepository, FamilyStatusService, ParticipantsRepository, ParticipantsService],
  exports: [FamilyStatusRepository, FamilyStatusService, ParticipantsRepository, ParticipantsService],
})
export class PeopleModule {}
