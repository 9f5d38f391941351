import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Identity, IdentityMatches, IdentityReading, IdentitySearch, uuid } from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { IdentitiesService } from './identities.service.js';

@ApiTags('people')
@Controller('projects/:project')
export class IdentitiesController {
  constructor(private readonly identities: IdentitiesService) {}

  /** Who a participant is, and whom to call. Every reading is recorded with its purpose. */
  @Get('participants/:participant/identity')
  @Requires('identities.read')
  @Answers(
    200,
    Identity,
    'request-invalid',
    'not-found',
    'names-read-often',
    'key-destroyed',
    'keys-unavailable',
  )
  read(
    @Param('project', { schema: uuid }) project: string,
    @Param('participant', { schema: uuid }) participant: string,
    @Query({ schema: IdentityReading }) { purpose }: { purpose: IdentitySearch['purpose'] },
  ): Promise<Identity> {
    return this.identities.read(project, participant, purpose);
  }

  /** Stores the whole identity in the place of the one that is there. */
  @Put('participants/:participant/identity')
  @Requires('identities.write')
  @Answers(200, Identity, 'request-invalid', 'not-found', 'key-destroyed', 'keys-unavailable')
  write(
    @Param('project', { schema: uuid }) project: string,
    @Param('participant', { schema: uuid }) participant: string,
    @Body({ schema: Identity }) identity: Identity,
  ): Promise<Identity> {
    return this.identities.write(project, participant, identity);
  }

  @Delete('participants/:participant/identity')
  @Requires('identities.write')
  @HttpCode(204)
  remove(
    @Param('project', { schema: uuid }) project: string,
    @Param('participant', { schema: uuid }) participant: string,
  ): Promise<void> {
    return this.identities.remove(project, participant);
  }

  /**
   * Participants whom the caller reaches and who have that name or number, themselves or by a contact. The text
   * travels in the body: addresses stand in histories and proxies' logs.
   */
  @Post('identities/search')
  @Requires('identities.read', 'narrowed')
  @Answers(
    200,
    IdentityMatches,
    'request-invalid',
    'not-found',
    'names-read-often',
    'key-destroyed',
    'keys-unavailable',
  )
  find(
    @Param('project', { schema: uuid }) project: string,
    @Body({ schema: IdentitySearch }) search: IdentitySearch,
  ): Promise<IdentityMatches> {
    return this.identities.find(project, search);
  }
}
