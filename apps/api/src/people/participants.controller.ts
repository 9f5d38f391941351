import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NewParticipant, PageQuery, Participant, ParticipantPage, text, uuid } from '@tongxing/contracts';
import { Answers } from '../platform/openapi/answers.js';
import { Requires } from '../platform/permissions/index.js';
import { ParticipantsService } from './participants.service.js';

@ApiTags('people')
@Controller('projects/:project/participants')
export class ParticipantsController {
  constructor(private readonly participants: ParticipantsService) {}

  @Post()
  @Requires('participants.write', 'narrowed')
  @Answers(201, Participant, 'request-invalid', 'not-found', 'site-unknown', 'code-taken')
  create(
    @Param('project', { schema: uuid }) project: string,
    @Body({ schema: NewParticipant }) participant: NewParticipant,
  ): Promise<Participant> {
    return this.participants.create(project, participant);
  }

  @Get()
  @Requires('participants.read', 'narrowed')
  @Answers(200, ParticipantPage, 'not-found')
  list(@Param('project', { schema: uuid }) project: string, @Query({ schema: PageQuery }) page: PageQuery) {
    return this.participants.list(project, page);
  }

  @Get('by-study-code/:code')
  @Requires('participants.read', 'narrowed')
  @Answers(200, Participant, 'not-found')
  findByStudyCode(
    @Param('project', { schema: uuid }) project: string,
    @Param('code', { schema: text(32) }) code: string,
  ): Promise<Participant> {
    return this.participants.findByStudyCode(project, code);
  }

  @Get(':participant')
  @Requires('participants.read')
  @Answers(200, Participant, 'not-found')
  find(
    @Param('project', { schema: uuid }) project: string,
    @Param('participant', { schema: uuid }) participant: string,
  ): Promise<Participant> {
    return this.participants.find(project, participant);
  }
}
