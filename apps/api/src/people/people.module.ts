import { Module } from '@nestjs/common';
import { ProgrammeModule } from '../programme/index.js';
import { IdentitiesController, IdentitiesModule, IdentitiesService } from './identities/index.js';
import { ParticipantsController } from './participants.controller.js';
import { ParticipantsRepository } from './participants.repository.js';
import { ParticipantsService } from './participants.service.js';

@Module({
  imports: [ProgrammeModule, IdentitiesModule],
  controllers: [ParticipantsController, IdentitiesController],
  providers: [IdentitiesService, ParticipantsRepository, ParticipantsService],
  exports: [ParticipantsRepository, ParticipantsService],
})
export class PeopleModule {}
