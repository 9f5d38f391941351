import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DuplicatePairs, Merge, Merges, NewMerge, uuid } from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { DuplicatesService } from './duplicates.service.js';

@ApiTags('people')
@Controller('projects/:project/duplicates')
export class DuplicatesController {
  constructor(private readonly duplicates: DuplicatesService) {}

  /** Looks for children who were entered twice, at sites that the caller reaches. Every look at a name is recorded, so it is no GET. */
  @Post('searches')
  @Requires('identities.read', 'narrowed')
  @Answers(200, DuplicatePairs, 'not-found', 'key-destroyed', 'keys-unavailable')
  search(@Param('project', { schema: uuid }) project: string): Promise<DuplicatePairs> {
    return this.duplicates.search(project);
  }

  @Get('merges')
  @Requires('participants.read', 'narrowed')
  @Answers(200, Merges, 'not-found')
  list(@Param('project', { schema: uuid }) project: string): Promise<Merges> {
    return this.duplicates.list(project);
  }

  @Post('merges')
  @Requires('participants.write', 'narrowed')
  @Answers(201, Merge, 'request-invalid', 'not-found', 'participant-unknown', 'merge-impossible')
  merge(
    @Param('project', { schema: uuid }) project: string,
    @Body({ schema: NewMerge }) merge: NewMerge,
  ): Promise<Merge> {
    return this.duplicates.merge(project, merge);
  }

  @Post('merges/:merge/undo')
  @Requires('participants.write', 'narrowed')
  @Answers(200, Merge, 'not-found')
  undo(
    @Param('project', { schema: uuid }) project: string,
    @Param('merge', { schema: uuid }) merge: string,
  ): Promise<Merge> {
    return this.duplicates.undo(project, merge);
  }
}
