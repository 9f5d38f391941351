import { Module } from '@nestjs/common';
import { CollectionModule } from '../collection/index.js';
import { InstrumentsModule } from '../instruments/index.js';
import { PeopleModule } from '../people/index.js';
import { ProgrammeModule } from '../programme/index.js';
import { ScoringModule } from '../scoring/index.js';
import { AnalysisController } from './analysis.controller.js';
import { AnalysisRunsRepository } from './analysis-runs.repository.js';
import { AnalysisService } from './analysis.service.js';
import { LockedPlansRepository } from './plan/locked-plans.repository.js';
import { PlansController } from './plan/plans.controller.js';
import { PlansService } from './plan/plans.service.js';
import { ReleaseLedger } from './releases/release-ledger.js';
import { RosterReader } from './roster-reader.js';
import { StudyReader } from './study-reader.js';

@Module({
  imports: [CollectionModule, InstrumentsModule, PeopleModule, ProgrammeModule, ScoringModule],
  controllers: [AnalysisController, PlansController],
  providers: [
    AnalysisRunsRepository,
    AnalysisService,
    LockedPlansRepository,
    PlansService,
    ReleaseLedger,
    RosterReader,
    StudyReader,
  ],
  exports: [AnalysisRunsRepository, AnalysisService, PlansService],
})
export class AnalysisModule {}
