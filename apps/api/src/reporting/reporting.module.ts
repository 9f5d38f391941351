import { Module } from '@nestjs/common';
import { AnalysisModule } from '../analysis/index.js';
import { ProgrammeModule } from '../programme/index.js';
import { ReportVerifier } from './report-verifier.js';
import { ReportsController } from './reports.controller.js';
import { ReportsRepository } from './reports.repository.js';
import { ReportsService } from './reports.service.js';

@Module({
  imports: [AnalysisModule, ProgrammeModule],
  controllers: [ReportsController],
  providers: [ReportsRepository, ReportsService, ReportVerifier],
  exports: [ReportsService, ReportVerifier],
})
export class ReportingModule {}
