import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HotlineSet, Project, Site, uuid } from '@tongxing/contracts';
import { Answers } from '../platform/openapi/answers.js';
import { Requires } from '../platform/permissions/index.js';
import { HotlinesService } from './hotlines.service.js';

@ApiTags('programme')
@Controller('projects/:project')
export class HotlinesController {
  constructor(private readonly hotlines: HotlinesService) {}

  @Put('hotlines')
  @Requires('programme.write')
  @Answers(200, Project, 'request-invalid', 'not-found')
  setOfProject(
    @Param('project', { schema: uuid }) project: string,
    @Body({ schema: HotlineSet }) set: HotlineSet,
  ): Promise<Project> {
    return this.hotlines.setOfProject(project, set);
  }

  @Put('sites/:site/hotlines')
  @Requires('programme.write')
  @Answers(200, Site, 'request-invalid', 'not-found')
  setOfSite(
    @Param('project', { schema: uuid }) project: string,
    @Param('site', { schema: uuid }) site: string,
    @Body({ schema: HotlineSet }) set: HotlineSet,
  ): Promise<Site> {
    return this.hotlines.setOfSite(project, site, set);
  }

  /** The numbers that hold at a site, its own or those of the nearest place above it. */
  @Get('sites/:site/hotlines')
  @Requires('programme.read', 'narrowed')
  @Answers(200, HotlineSet, 'not-found')
  atSite(
    @Param('project', { schema: uuid }) project: string,
    @Param('site', { schema: uuid }) site: string,
  ): Promise<HotlineSet> {
    return this.hotlines.atSite(project, site);
  }
}
