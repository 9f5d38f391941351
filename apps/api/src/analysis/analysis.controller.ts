import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { uuid } from '@tongxing/contracts';
import { Answers } from '../platform/openapi/answers.js';
import { Requires } from '../platform/permissions/index.js';
import type { AnalysisRunEntity } from './analysis-run.entity.js';
import { AnalysisService } from './analysis.service.js';
import { AnalysisRun } from './dto/results.js';

@ApiTags('analysis')
@Controller('projects/:project/analysis')
export class AnalysisController {
  constructor(private readonly analysis: AnalysisService) {}

  /** Analyses the data as they stand; unchanged data give the run that is kept already. */
  @Post()
  @Requires('analysis.run')
  @Answers(200, AnalysisRun, 'not-found', 'analysis-impossible', 'difference-too-small', 'analysis-aborted')
  async run(@Param('project', { schema: uuid }) project: string): Promise<AnalysisRun> {
    return toAnalysisRun(await this.analysis.run(project));
  }

  /** The newest run. */
  @Get()
  @Requires('analysis.read')
  @Answers(200, AnalysisRun, 'not-found')
  async newest(@Param('project', { schema: uuid }) project: string): Promise<AnalysisRun> {
    return toAnalysisRun(await this.analysis.newest(project));
  }
}

const toAnalysisRun = (run: AnalysisRunEntity): AnalysisRun => ({
  id: run.id,
  planHash: run.planHash,
  snapshotHash: run.snapshotHash,
  resultsHash: run.resultsHash,
  codeVersion: run.codeVersion,
  dataAsOf: run.snapshot.dataAsOf,
  createdAt: run.createdAt,
  results: run.results,
});
