import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { uuid, Worklist, WorklistQuery } from '@tongxing/contracts';
import { hashOf } from '../../platform/ids.js';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { WorklistService } from './worklist.service.js';

@ApiTags('collection')
@Controller('projects/:project/waves/:wave/worklist')
export class WorklistController {
  constructor(private readonly worklists: WorklistService) {}

  /**
   * What is to be done at the sites that the caller reaches, with all that is needed to do it offline. Answers 304
   * where `If-None-Match` names what would be sent; `until` does not count as a difference.
   */
  @Get()
  @Requires('assignments.read', 'narrowed')
  @Answers(200, Worklist, 'request-invalid', 'not-found', 'wave-unknown', 'key-destroyed', 'keys-unavailable')
  async find(
    @Param('project', { schema: uuid }) project: string,
    @Param('wave', { schema: uuid }) wave: string,
    @Query({ schema: WorklistQuery }) query: WorklistQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-none-match') kept?: string,
  ): Promise<Worklist | undefined> {
    const worklist = await this.worklists.find(project, wave, query);
    const tag = `"${hashOf({ ...worklist, until: '' })}"`;
    void reply.header('etag', tag);
    if (kept?.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)) {
      void reply.status(304);
      return undefined;
    }
    return worklist;
  }
}
