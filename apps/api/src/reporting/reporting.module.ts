import { Module } from '@nestjs/common';
import { AnalysisModule } from '../analysis/index.js';
import { CollectionModule } from '../collection/index.js';
import { InstrumentsModule } from '../instruments/index.js';
import { PeopleModule } from '../people/index.js';
import { ProgrammeModule } from '../programme/index.js';
import { ScoringModule } from '../scoring/index.js';
import { DatasetsController } from './datasets/datasets.controller.js';
import { DatasetsRepository } from './datasets/datasets.repository.js';
import { DatasetsService } from './datasets/datasets.service.js';
import { DatasetMaker } from './datasets/making/dataset-maker.js';
import { ExportReader } from './datasets/making/export-reader.js';
import { ReportMaker } from './report-maker.js';
import { ReportPrinter } from './report-printer.js';
import { ReportVerifier } from './report-verifier.js';
import { ReportsController } from './reports.controller.js';
import { ReportsRepository } from './reports.repository.js';
import { ReportsService } from './reports.service.js';

@Module({
  imports: [AnalysisModule, CollectionModule, InstrumentsModule, PeopleModule, ProgrammeModule, ScoringModule],
  controllers: [ReportsController, DatasetsController],
  providers: [
    ReportMaker,
    ReportPrinter,
    ReportsRepository,
    ReportsService,
    ReportVerifier,
    DatasetMaker,
    DatasetsRepository,
    DatasetsService,
    ExportReader,
  ],
  exports: [ReportsService, ReportVerifier, DatasetsService],
})
export class ReportingModule {}
