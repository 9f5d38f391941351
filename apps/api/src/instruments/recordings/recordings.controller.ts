import { createReadStream } from 'node:fs';
import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  code,
  RecordingList,
  recordingLanguage,
  recordingName,
  semanticVersion,
  type RecordingLanguage,
} from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { ProblemException } from '../../platform/problems/index.js';
import { Requires } from '../../platform/permissions/index.js';
import { Recordings } from './recordings.js';

@ApiTags('instruments')
@Controller('instruments/:instrument/:version/audio')
export class RecordingsController {
  constructor(private readonly recordings: Recordings) {}

  /** The recordings that there are; an empty list for a version without any. */
  @Get()
  @Requires('instruments.read', 'narrowed')
  @Answers(200, RecordingList)
  list(
    @Param('instrument', { schema: code }) instrument: string,
    @Param('version', { schema: semanticVersion }) version: string,
  ): RecordingList {
    return { items: this.recordings.list(instrument, version) };
  }

  @Get(':language/:name')
  @Requires('instruments.read', 'narrowed')
  @Header('content-type', 'audio/mpeg')
  @Header('cache-control', 'private, no-cache')
  @ApiOkResponse({ content: { 'audio/mpeg': { schema: { type: 'string', format: 'binary' } } } })
  play(
    @Param('instrument', { schema: code }) instrument: string,
    @Param('version', { schema: semanticVersion }) version: string,
    @Param('language', { schema: recordingLanguage }) language: RecordingLanguage,
    @Param('name', { schema: recordingName }) name: string,
  ): StreamableFile {
    const path = this.recordings.pathOf(instrument, version, { language, name });
    if (path === undefined) throw new ProblemException('not-found');
    return new StreamableFile(createReadStream(path), { type: 'audio/mpeg' });
  }
}
