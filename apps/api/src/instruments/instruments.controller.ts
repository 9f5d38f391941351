import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  code,
  InstrumentVersion,
  InstrumentVersionPage,
  PageQuery,
  semanticVersion,
} from '@tongxing/contracts';
import { Answers } from '../platform/openapi/answers.js';
import { Requires } from '../platform/permissions/index.js';
import { InstrumentsService } from './instruments.service.js';

@ApiTags('instruments')
@Controller('instruments')
export class InstrumentsController {
  constructor(private readonly instruments: InstrumentsService) {}

  @Get()
  @Requires('instruments.read', 'narrowed')
  @Answers(200, InstrumentVersionPage)
  list(@Query({ schema: PageQuery }) page: PageQuery) {
    return this.instruments.list(page);
  }

  @Get(':instrument/:version')
  @Requires('instruments.read', 'narrowed')
  @Answers(200, InstrumentVersion, 'not-found')
  find(
    @Param('instrument', { schema: code }) instrument: string,
    @Param('version', { schema: semanticVersion }) version: string,
  ): Promise<InstrumentVersion> {
    return this.instruments.find(instrument, version);
  }
}
