import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { GuardianLink, GuardianLinkList, MadeGuardianLink, NewGuardianLink, uuid } from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { GuardianLinksService } from './guardian-links.service.js';

/** Whoever may send answers from a site may hand a guardian there a link that does so once. */
@ApiTags('collection')
@Controller('projects/:project/assignments/:assignment/guardian-links')
export class GuardianLinksController {
  constructor(private readonly links: GuardianLinksService) {}

  /** Makes a link and tells it this once. One that was made before works no more. */
  @Post()
  @Requires('submissions.write')
  @Answers(
    201,
    MadeGuardianLink,
    'request-invalid',
    'not-found',
    'guardian-link-impossible',
    'assignment-closed',
    'electronic-use-not-permitted',
    'wave-not-open',
    'consent-withdrawn',
    'child-declined',
  )
  make(
    @Param('project', { schema: uuid }) project: string,
    @Param('assignment', { schema: uuid }) assignment: string,
    @Body({ schema: NewGuardianLink }) link: NewGuardianLink,
  ): Promise<MadeGuardianLink> {
    return this.links.make(project, assignment, link);
  }

  @Get()
  @Requires('submissions.write')
  @Answers(200, GuardianLinkList, 'not-found')
  async list(
    @Param('project', { schema: uuid }) project: string,
    @Param('assignment', { schema: uuid }) assignment: string,
  ): Promise<GuardianLinkList> {
    return { items: await this.links.list(project, assignment) };
  }

  @Post(':link/revocation')
  @Requires('submissions.write')
  @Answers(200, GuardianLink, 'not-found')
  revoke(
    @Param('project', { schema: uuid }) project: string,
    @Param('assignment', { schema: uuid }) assignment: string,
    @Param('link', { schema: uuid }) link: string,
  ): Promise<GuardianLink> {
    return this.links.revoke(project, assignment, link);
  }
}
