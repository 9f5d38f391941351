import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RosterReport, RosterUpload, uuid } from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { RosterService } from './roster.service.js';

@ApiTags('people')
@Controller('projects/:project/roster')
export class RosterController {
  constructor(private readonly roster: RosterService) {}

  /**
   * Takes in a roster of children at sites that the caller reaches, or on a dry run says what would happen. With names
   * it also asks for `identities.write` in the whole project.
   */
  @Post()
  @Requires('participants.write', 'narrowed')
  @Answers(
    200,
    RosterReport,
    'request-invalid',
    'not-found',
    'wave-unknown',
    'table-unreadable',
    'key-destroyed',
    'keys-unavailable',
  )
  import(
    @Param('project', { schema: uuid }) project: string,
    @Body({ schema: RosterUpload }) { content, ...upload }: RosterUpload,
  ): Promise<RosterReport> {
    return this.roster.import(project, { ...upload, content: Buffer.from(content, 'base64') });
  }
}
