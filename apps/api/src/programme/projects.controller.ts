import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NewProject, PageQuery, Project, ProjectPage, uuid } from '@tongxing/contracts';
import { Answers } from '../platform/openapi/answers.js';
import { Requires } from '../platform/permissions/index.js';
import { ProgrammeService } from './programme.service.js';

@ApiTags('programme')
@Controller('projects')
export class ProjectsController {
  constructor(private readonly programme: ProgrammeService) {}

  @Post()
  @Requires('programme.write')
  @Answers(201, Project, 'request-invalid', 'code-taken')
  create(@Body({ schema: NewProject }) project: NewProject): Promise<Project> {
    return this.programme.createProject(project);
  }

  @Get()
  @Requires('programme.read', 'narrowed')
  @Answers(200, ProjectPage)
  list(@Query({ schema: PageQuery }) page: PageQuery) {
    return this.programme.listProjects(page);
  }

  @Get(':project')
  @Requires('programme.read', 'narrowed')
  @Answers(200, Project, 'not-found')
  find(@Param('project', { schema: uuid }) id: string): Promise<Project> {
    return this.programme.findProject(id);
  }
}
