import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NewProtocol, Protocol, uuid } from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { ProtocolsService } from './protocols.service.js';

@ApiTags('collection')
@Controller('projects/:project/waves/:wave/protocol')
export class ProtocolsController {
  constructor(private readonly protocols: ProtocolsService) {}

  @Get()
  @Requires('programme.read', 'narrowed')
  @Answers(200, Protocol, 'wave-unknown')
  find(
    @Param('project', { schema: uuid }) project: string,
    @Param('wave', { schema: uuid }) wave: string,
  ): Promise<Protocol> {
    return this.protocols.find(project, wave);
  }

  /** Lays down which questionnaires the wave uses, in the place of what stood. */
  @Put()
  @Requires('programme.write')
  @Answers(200, Protocol, 'request-invalid', 'wave-unknown', 'wave-undated', 'instrument-version-unknown')
  set(
    @Param('project', { schema: uuid }) project: string,
    @Param('wave', { schema: uuid }) wave: string,
    @Body({ schema: NewProtocol }) protocol: NewProtocol,
  ): Promise<Protocol> {
    return this.protocols.set(project, wave, protocol);
  }
}
