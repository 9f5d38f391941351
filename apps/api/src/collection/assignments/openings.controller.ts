import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NewOpening, Opening, uuid } from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { OpeningsService } from './openings.service.js';

/** Asked before a questionnaire is shown. What stands in the way is named in `errors`, by its code. */
@ApiTags('collection')
@Controller('projects/:project')
export class OpeningsController {
  constructor(private readonly openings: OpeningsService) {}

  @Post('assignments/:assignment/openings')
  @Requires('submissions.write')
  @Answers(
    200,
    Opening,
    'not-found',
    'assignment-closed',
    'wave-not-open',
    'consent-missing',
    'consent-withdrawn',
    'child-declined',
  )
  open(
    @Param('project', { schema: uuid }) project: string,
    @Param('assignment', { schema: uuid }) assignment: string,
  ): Promise<Opening> {
    return this.openings.open(project, assignment);
  }

  @Post('participants/:participant/openings')
  @Requires('submissions.write')
  @Answers(
    200,
    Opening,
    'request-invalid',
    'not-found',
    'wave-unknown',
    'instrument-version-unknown',
    'assignment-closed',
    'wave-not-open',
    'consent-missing',
    'consent-withdrawn',
    'child-declined',
  )
  openFor(
    @Param('project', { schema: uuid }) project: string,
    @Param('participant', { schema: uuid }) participant: string,
    @Body({ schema: NewOpening }) opening: NewOpening,
  ): Promise<Opening> {
    return this.openings.openFor(project, participant, opening);
  }
}
