import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EarlySubmissions, uuid } from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { EarlySubmissionsService } from './early-submissions.service.js';

@ApiTags('collection')
@Controller('projects/:project/waves/:wave/early-submissions')
export class EarlySubmissionsController {
  constructor(private readonly early: EarlySubmissionsService) {}

  /** How many arrived before the wave was opened for their county: numbers only. */
  @Get()
  @Requires('programme.read')
  @Answers(200, EarlySubmissions, 'not-found')
  list(
    @Param('project', { schema: uuid }) project: string,
    @Param('wave', { schema: uuid }) wave: string,
  ): Promise<EarlySubmissions> {
    return this.early.list(project, wave);
  }
}
