import { Module } from '@nestjs/common';
import { AnalysisModule } from '../analysis/index.js';
import { ProgrammeModule } from '../programme/index.js';
import { ReportsController } from './reports.controller.js';
import { ReportsRepository } from './reports.repository.js';
import { ReportsService } from './reports.service.js';

@Module({
  imports: [AnalysisModule, ProgrammeModule],
  controllers: [ReportsController],
  providers: [ReportsRepository, ReportsService],
  exports: [ReportsService],
})
export class ReportingModule {}
