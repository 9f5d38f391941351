import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Concern, ConcernReceipt, uuid } from '@tongxing/contracts';
import { Answers } from '../platform/openapi/answers.js';
import { Requires } from '../platform/permissions/index.js';
import { ConcernsService } from './concerns.service.js';

@ApiTags('safeguarding')
@Controller('projects/:project/safeguarding/concerns')
export class ConcernsController {
  constructor(private readonly concerns: ConcernsService) {}

  /** Under an id made by the client, so that sending again stores nothing twice. */
  @Put(':concern')
  @Requires('concerns.raise', 'narrowed')
  @Answers(200, ConcernReceipt, 'request-invalid', 'not-found', 'participant-unknown', 'site-unknown')
  raise(
    @Param('project', { schema: uuid }) project: string,
    @Param('concern', { schema: uuid }) id: string,
    @Body({ schema: Concern }) concern: Concern,
  ): Promise<ConcernReceipt> {
    return this.concerns.raise(project, id, concern);
  }
}
