import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SafeguardingCuts, uuid } from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { CutsService } from './cuts.service.js';

@ApiTags('safeguarding')
@Controller('projects/:project/safeguarding/cuts')
export class CutsController {
  constructor(private readonly cuts: CutsService) {}

  @Get()
  @Requires('alerts.read', 'narrowed')
  @Answers(200, SafeguardingCuts, 'not-found')
  find(@Param('project', { schema: uuid }) project: string): Promise<SafeguardingCuts> {
    return this.cuts.find(project);
  }

  @Put()
  @Requires('alerts.write')
  @Answers(200, SafeguardingCuts, 'request-invalid', 'not-found')
  set(
    @Param('project', { schema: uuid }) project: string,
    @Body({ schema: SafeguardingCuts }) cuts: SafeguardingCuts,
  ): Promise<SafeguardingCuts> {
    return this.cuts.set(project, cuts);
  }
}
