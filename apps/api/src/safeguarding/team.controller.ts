import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SafeguardingTeam, SafeguardingTeamView, TeamCandidates, uuid } from '@tongxing/contracts';
import { Answers } from '../platform/openapi/answers.js';
import { Requires } from '../platform/permissions/index.js';
import { TeamService } from './team.service.js';

@ApiTags('safeguarding')
@Controller('projects/:project/safeguarding/team')
export class TeamController {
  constructor(private readonly team: TeamService) {}

  @Get()
  @Requires('alerts.read', 'narrowed')
  @Answers(200, SafeguardingTeamView, 'not-found')
  find(@Param('project', { schema: uuid }) project: string): Promise<SafeguardingTeamView> {
    return this.team.find(project);
  }

  /** For who manages accounts, and reads no alert. */
  @Get('candidates')
  @Requires('users.manage')
  @Answers(200, TeamCandidates, 'not-found')
  candidates(@Param('project', { schema: uuid }) project: string): Promise<TeamCandidates> {
    return this.team.candidates(project);
  }

  /** Set by who manages accounts, and reads no alert. */
  @Put()
  @Requires('users.manage')
  @Answers(200, SafeguardingTeamView, 'request-invalid', 'not-found', 'member-not-eligible')
  set(
    @Param('project', { schema: uuid }) project: string,
    @Body({ schema: SafeguardingTeam }) team: SafeguardingTeam,
  ): Promise<SafeguardingTeamView> {
    return this.team.set(project, team);
  }
}
