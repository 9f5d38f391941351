import { Module } from '@nestjs/common';
import { CollectionModule } from '../collection/index.js';
import { InstrumentsModule } from '../instruments/index.js';
import { PeopleModule } from '../people/index.js';
import { ProgrammeModule } from '../programme/index.js';
import { ScoringModule } from '../scoring/index.js';
import { AnalysisController } from './analysis.controller.js';
import { ANALYSIS_PARTS } from './analysis-parts.js';
import { AnalysisRunsRepository } from './analysis-runs.repository.js';
import { AnalysisService } from './analysis.service.js';
import { Analyst } from './analyst.js';
import { AwaitedAnalyses } from './awaited-analyses.js';
import { PlansController } from './plan/plans.controller.js';
import { PlansService } from './plan/plans.service.js';

@Module({
  imports: [CollectionModule, InstrumentsModule, PeopleModule, ProgrammeModule, ScoringModule],
  controllers: [AnalysisController, PlansController],
  providers: [...ANALYSIS_PARTS, AnalysisService, AwaitedAnalyses, PlansService],
  exports: [AnalysisRunsRepository, AnalysisService, Analyst, PlansService],
})
export class AnalysisModule {}
