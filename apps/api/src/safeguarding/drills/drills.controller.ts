import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DrillReport, NewDrill, uuid } from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { DrillsService } from './drills.service.js';

@ApiTags('safeguarding')
@Controller('projects/:project/safeguarding/drills')
export class DrillsController {
  constructor(private readonly drills: DrillsService) {}

  @Post()
  @Requires('alerts.write', 'narrowed')
  @Answers(201, DrillReport, 'request-invalid', 'not-found', 'site-unknown')
  raise(
    @Param('project', { schema: uuid }) project: string,
    @Body({ schema: NewDrill }) drill: NewDrill,
  ): Promise<DrillReport> {
    return this.drills.raise(project, drill);
  }

  @Get()
  @Requires('alerts.read', 'narrowed')
  @Answers(200, DrillReport, 'not-found')
  report(@Param('project', { schema: uuid }) project: string): Promise<DrillReport> {
    return this.drills.report(project);
  }
}
