import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NewWave, uuid, Wave, WavePage } from '@tongxing/contracts';
import { Answers } from '../platform/openapi/answers.js';
import { Requires } from '../platform/permissions/index.js';
import { ProgrammeService } from './programme.service.js';

@ApiTags('programme')
@Controller('projects/:project/waves')
export class WavesController {
  constructor(private readonly programme: ProgrammeService) {}

  @Post()
  @Requires('programme.write')
  @Answers(201, Wave, 'request-invalid', 'not-found', 'code-taken')
  create(
    @Param('project', { schema: uuid }) project: string,
    @Body({ schema: NewWave }) wave: NewWave,
  ): Promise<Wave> {
    return this.programme.createWave(project, wave);
  }

  /** All of a project's waves in time order: there are few. */
  @Get()
  @Requires('programme.read', 'narrowed')
  @Answers(200, WavePage, 'not-found')
  list(@Param('project', { schema: uuid }) project: string) {
    return this.programme.listWaves(project);
  }
}
