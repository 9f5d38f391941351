import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { FamilyStatuses, uuid } from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { FamilyStatusService } from './family-status.service.js';

@ApiTags('people')
@Controller('projects/:project/participants/:participant/family')
export class FamilyStatusController {
  constructor(private readonly statuses: FamilyStatusService) {}

  @Get()
  @Requires('participants.read')
  @Answers(200, FamilyStatuses, 'not-found')
  history(
    @Param('project', { schema: uuid }) project: string,
    @Param('participant', { schema: uuid }) participant: string,
  ): Promise<FamilyStatuses> {
    return this.statuses.history(project, participant);
  }
}
