import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AssignmentHistory,
  AssignmentPage,
  AssignmentQuery,
  EnumeratorList,
  GenerationReport,
  NewAssignments,
  NewClosing,
  NewEnumerator,
  NewVisit,
  uuid,
  WaveProgress,
} from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { AssignmentsService } from './assignments.service.js';
import { GenerationService } from './generation.service.js';

@ApiTags('collection')
@Controller('projects/:project')
export class AssignmentsController {
  constructor(
    private readonly assignments: AssignmentsService,
    private readonly generation: GenerationService,
  ) {}

  /** Makes what is missing by the wave's protocol, or on a dry run says what would be made. */
  @Post('waves/:wave/assignments')
  @Requires('assignments.write', 'narrowed')
  @Answers(200, GenerationReport, 'request-invalid', 'wave-unknown', 'protocol-missing', 'wave-not-open')
  generate(
    @Param('project', { schema: uuid }) project: string,
    @Param('wave', { schema: uuid }) wave: string,
    @Body({ schema: NewAssignments }) { dryRun }: NewAssignments,
  ): Promise<GenerationReport> {
    return this.generation.generate(project, wave, dryRun);
  }

  @Get('waves/:wave/progress')
  @Requires('assignments.read', 'narrowed')
  @Answers(200, WaveProgress, 'wave-unknown')
  progress(
    @Param('project', { schema: uuid }) project: string,
    @Param('wave', { schema: uuid }) wave: string,
  ): Promise<WaveProgress> {
    return this.assignments.progress(project, wave);
  }

  @Get('enumerators')
  @Requires('assignments.write', 'narrowed')
  @Answers(200, EnumeratorList)
  async enumerators(@Param('project', { schema: uuid }) project: string): Promise<EnumeratorList> {
    return { items: await this.assignments.enumerators(project) };
  }

  @Get('assignments')
  @Requires('assignments.read', 'narrowed')
  @Answers(200, AssignmentPage, 'request-invalid', 'wave-unknown')
  list(
    @Param('project', { schema: uuid }) project: string,
    @Query({ schema: AssignmentQuery }) query: AssignmentQuery,
  ) {
    return this.assignments.list(project, query);
  }

  /** Gives assignments to somebody; without a name, back to the team of their site. All of them or none. */
  @Post('assignments/enumerator')
  @Requires('assignments.write', 'narrowed')
  @Answers(200, AssignmentPage, 'request-invalid', 'not-found', 'enumerator-unknown')
  async give(
    @Param('project', { schema: uuid }) project: string,
    @Body({ schema: NewEnumerator }) given: NewEnumerator,
  ) {
    return { items: await this.assignments.give(project, given) };
  }

  @Get('assignments/:assignment')
  @Requires('assignments.read')
  @Answers(200, AssignmentHistory, 'not-found')
  find(
    @Param('project', { schema: uuid }) project: string,
    @Param('assignment', { schema: uuid }) assignment: string,
  ): Promise<AssignmentHistory> {
    return this.assignments.find(project, assignment);
  }

  /** Records an attempt that brought no answers. Sent again under its id it is stored once. */
  @Post('assignments/:assignment/visits')
  @Requires('submissions.write')
  @Answers(200, AssignmentHistory, 'request-invalid', 'not-found', 'date-impossible', 'visit-conflict')
  visit(
    @Param('project', { schema: uuid }) project: string,
    @Param('assignment', { schema: uuid }) assignment: string,
    @Body({ schema: NewVisit }) visit: NewVisit,
  ): Promise<AssignmentHistory> {
    return this.assignments.visit(project, assignment, visit);
  }

  @Post('assignments/:assignment/closings')
  @Requires('assignments.write')
  @Answers(200, AssignmentHistory, 'request-invalid', 'not-found', 'date-impossible')
  close(
    @Param('project', { schema: uuid }) project: string,
    @Param('assignment', { schema: uuid }) assignment: string,
    @Body({ schema: NewClosing }) closing: NewClosing,
  ): Promise<AssignmentHistory> {
    return this.assignments.close(project, assignment, closing);
  }

  /** Takes the last step back. */
  @Post('assignments/:assignment/steps/:step/undo')
  @Requires('assignments.write')
  @Answers(200, AssignmentHistory, 'not-found', 'step-not-last', 'step-kept')
  undo(
    @Param('project', { schema: uuid }) project: string,
    @Param('assignment', { schema: uuid }) assignment: string,
    @Param('step', { schema: uuid }) step: string,
  ): Promise<AssignmentHistory> {
    return this.assignments.undo(project, assignment, step);
  }
}
