import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NewExit, NewMove, NewReEntry, ParticipantCourse, uuid } from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { CourseService } from './course.service.js';

@ApiTags('people')
@Controller('projects/:project/participants/:participant/course')
export class CourseController {
  constructor(private readonly course: CourseService) {}

  @Get()
  @Requires('participants.read')
  @Answers(200, ParticipantCourse, 'not-found')
  find(
    @Param('project', { schema: uuid }) project: string,
    @Param('participant', { schema: uuid }) participant: string,
  ): Promise<ParticipantCourse> {
    return this.course.find(project, participant);
  }

  @Post('moves')
  @Requires('participants.write')
  @Answers(
    201,
    ParticipantCourse,
    'request-invalid',
    'not-found',
    'site-unknown',
    'step-impossible',
    'date-impossible',
  )
  move(
    @Param('project', { schema: uuid }) project: string,
    @Param('participant', { schema: uuid }) participant: string,
    @Body({ schema: NewMove }) move: NewMove,
  ): Promise<ParticipantCourse> {
    return this.course.move(project, participant, move);
  }

  @Post('exits')
  @Requires('participants.write')
  @Answers(201, ParticipantCourse, 'request-invalid', 'not-found', 'step-impossible', 'date-impossible')
  exit(
    @Param('project', { schema: uuid }) project: string,
    @Param('participant', { schema: uuid }) participant: string,
    @Body({ schema: NewExit }) exit: NewExit,
  ): Promise<ParticipantCourse> {
    return this.course.exit(project, participant, exit);
  }

  @Post('re-entries')
  @Requires('participants.write')
  @Answers(
    201,
    ParticipantCourse,
    'request-invalid',
    'not-found',
    'site-unknown',
    'step-impossible',
    'date-impossible',
  )
  reEnter(
    @Param('project', { schema: uuid }) project: string,
    @Param('participant', { schema: uuid }) participant: string,
    @Body({ schema: NewReEntry }) reEntry: NewReEntry,
  ): Promise<ParticipantCourse> {
    return this.course.reEnter(project, participant, reEntry);
  }

  /** Takes the last step back. */
  @Post('steps/:step/undo')
  @Requires('participants.write')
  @Answers(200, ParticipantCourse, 'not-found', 'step-not-last')
  undo(
    @Param('project', { schema: uuid }) project: string,
    @Param('participant', { schema: uuid }) participant: string,
    @Param('step', { schema: uuid }) step: string,
  ): Promise<ParticipantCourse> {
    return this.course.undo(project, participant, step);
  }
}
