import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Retention, RetentionDates, uuid } from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { RetentionService } from './retention.service.js';

@ApiTags('privacy')
@Controller('projects/:project/retention')
export class RetentionController {
  constructor(private readonly retention: RetentionService) {}

  /** What is to be erased of the project, and when. */
  @Get()
  @Requires('privacy.manage')
  @Answers(200, Retention, 'not-found')
  find(@Param('project', { schema: uuid }) project: string): Promise<Retention> {
    return this.retention.find(project);
  }

  @Put()
  @Requires('privacy.manage')
  @Answers(200, Retention, 'request-invalid', 'not-found')
  setDates(
    @Param('project', { schema: uuid }) project: string,
    @Body({ schema: RetentionDates }) dates: RetentionDates,
  ): Promise<Retention> {
    return this.retention.setDates(project, dates);
  }
}
