import { Module } from '@nestjs/common';
import { CollectionModule } from '../collection/index.js';
import { InstrumentsModule } from '../instruments/index.js';
import { PeopleModule } from '../people/index.js';
import { ProgrammeModule } from '../programme/index.js';
import { ScoringModule } from '../scoring/index.js';
import { AnalysisController } from './analysis.controller.js';
import { AnalysisRunsRepository } from './analysis-runs.repository.js';
import { AnalysisService } from './analysis.service.js';
import { StudyReader } from './study-reader.js';

@Module({
  imports: [CollectionModule, InstrumentsModule, PeopleModule, ProgrammeModule, ScoringModule],
  controllers: [AnalysisController],
  providers: [AnalysisRunsRepository, AnalysisService, StudyReader],
  exports: [AnalysisRunsRepository, AnalysisService],
})
export class AnalysisModule {}
