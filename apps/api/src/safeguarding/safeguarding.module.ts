import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/index.js';
import { ProgrammeModule } from '../programme/index.js';
import { AlertsController } from './alerts.controller.js';
import { AlertsRepository } from './alerts.repository.js';
import { AlertsService } from './alerts.service.js';
import { CaseFiles } from './case-files.js';
import { CaseRegister } from './case-register.js';
import { ConcernsController } from './concerns.controller.js';
import { ConcernsService } from './concerns.service.js';
import { CutsController } from './cuts/cuts.controller.js';
import { CutsService } from './cuts/cuts.service.js';
import { DrillsController } from './drills/drills.controller.js';
import { DrillsService } from './drills/drills.service.js';
import { Escalation } from './escalation.js';
import { ReferralMapsService } from './referral/referral-maps.service.js';
import { ReferralsController } from './referral/referrals.controller.js';
import { ReferralsRepository } from './referral/referrals.repository.js';
import { WaveGate } from './referral/wave-gate.js';
import { WaveOpeningsService } from './referral/wave-openings.service.js';
import { Screening } from './screening.js';
import { TeamController } from './team.controller.js';
import { TeamService } from './team.service.js';

@Module({
  imports: [PeopleModule, ProgrammeModule],
  controllers: [
    AlertsController,
    ConcernsController,
    CutsController,
    DrillsController,
    ReferralsController,
    TeamController,
  ],
  providers: [
    AlertsRepository,
    AlertsService,
    CaseFiles,
    CaseRegister,
    ConcernsService,
    CutsService,
    DrillsService,
    Escalation,
    ReferralMapsService,
    ReferralsRepository,
    Screening,
    TeamService,
    WaveGate,
    WaveOpeningsService,
  ],
  exports: [ConcernsService, Escalation, Screening, WaveGate],
})
export class SafeguardingModule {}
