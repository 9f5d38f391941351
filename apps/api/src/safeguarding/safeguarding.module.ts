import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/index.js';
import { ProgrammeModule } from '../programme/index.js';
import { AlertsController } from './alerts.controller.js';
import { AlertsRepository } from './alerts.repository.js';
import { AlertsService } from './alerts.service.js';
import { CaseFiles } from './case-files.js';
import { ConcernsController } from './concerns.controller.js';
import { ConcernsService } from './concerns.service.js';
import { Escalation } from './escalation.js';
import { Screening } from './screening.js';
import { TeamController } from './team.controller.js';
import { TeamService } from './team.service.js';

@Module({
  imports: [PeopleModule, ProgrammeModule],
  controllers: [AlertsController, ConcernsController, TeamController],
  providers: [AlertsRepository, AlertsService, CaseFiles, ConcernsService, Escalation, Screening, TeamService],
  exports: [Escalation, Screening],
})
export class SafeguardingModule {}
