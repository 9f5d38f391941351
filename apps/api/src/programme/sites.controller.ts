import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NewSite, PageQuery, Site, SitePage, uuid } from '@tongxing/contracts';
import { Answers } from '../platform/openapi/answers.js';
import { Requires } from '../platform/permissions/index.js';
import { ProgrammeService } from './programme.service.js';

@ApiTags('programme')
@Controller('projects/:project/sites')
export class SitesController {
  constructor(private readonly programme: ProgrammeService) {}

  @Post()
  @Requires('programme.write')
  @Answers(201, Site, 'request-invalid', 'not-found', 'code-taken', 'site-unknown')
  create(
    @Param('project', { schema: uuid }) project: string,
    @Body({ schema: NewSite }) site: NewSite,
  ): Promise<Site> {
    return this.programme.createSite(project, site);
  }

  @Get()
  @Requires('programme.read', 'narrowed')
  @Answers(200, SitePage, 'not-found')
  list(@Param('project', { schema: uuid }) project: string, @Query({ schema: PageQuery }) page: PageQuery) {
    return this.programme.listSites(project, page);
  }
}
