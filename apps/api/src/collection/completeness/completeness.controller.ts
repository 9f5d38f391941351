import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { uuid, WaveCompleteness } from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { CompletenessService } from './completeness.service.js';

@ApiTags('collection')
@Controller('projects/:project')
export class CompletenessController {
  constructor(private readonly completeness: CompletenessService) {}

  /** How much of a wave has arrived, by site and questionnaire. It tells nothing of what was answered. */
  @Get('waves/:wave/completeness')
  @Requires('assignments.read', 'narrowed')
  @Answers(200, WaveCompleteness, 'wave-unknown')
  find(
    @Param('project', { schema: uuid }) project: string,
    @Param('wave', { schema: uuid }) wave: string,
  ): Promise<WaveCompleteness> {
    return this.completeness.find(project, wave);
  }
}
