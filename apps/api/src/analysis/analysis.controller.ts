import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { uuid } from '@tongxing/contracts';
import { Answers } from '../platform/openapi/answers.js';
import { Requires } from '../platform/permissions/index.js';
import type { AnalysisRunEntity } from './analysis-run.entity.js';
import { AnalysisService } from './analysis.service.js';
import { AnalysisCancelled, AnalysisRun } from './dto/results.js';

@ApiTags('analysis')
@Controller('projects/:project/analysis')
export class AnalysisController {
  constructor(private readonly analysis: AnalysisService) {}

  /** Analyses the data as they stand; unchanged data give the run that is kept already. */
  @Post()
  @Requires('analysis.run')
  @Answers(
    200,
    AnalysisRun,
    'not-found',
    'analysis-impossible',
    'difference-too-small',
    'analysis-cancelled',
    'analysis-aborted',
  )
  async run(@Param('project', { schema: uuid }) project: string): Promise<AnalysisRun> {
    return toAnalysisRun(await this.analysis.run(project));
  }

  /** Breaks off the analysis that is being made by the route above: whoever waits for it is told. */
  @Post('cancellation')
  @Requires('analysis.run')
  @Answers(200, AnalysisCancelled, 'not-found', 'analysis-not-running')
  async cancel(@Param('project', { schema: uuid }) project: string): Promise<AnalysisCancelled> {
    await this.analysis.cancel(project);
    return { cancelled: true };
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
