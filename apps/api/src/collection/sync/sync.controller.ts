import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  QuarantinePage,
  QuarantineQuery,
  quarantineSequence,
  SyncAnswer,
  SyncBatch,
  SyncKeys,
  SyncQuestion,
  TriedAgain,
  uuid,
} from '@tongxing/contracts';
import { SyncKeyring } from '../../platform/keys/index.js';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { QuarantineService } from './quarantine.service.js';
import { SyncService } from './sync.service.js';

@ApiTags('collection')
@Controller()
export class SyncController {
  constructor(
    private readonly sync: SyncService,
    private readonly quarantine: QuarantineService,
    private readonly keyring: SyncKeyring,
  ) {}

  /** What devices seal to and check receipts with. Signed by every key that signs: a device takes a list only so. */
  @Get('sync/keys')
  @Requires('submissions.write', 'narrowed')
  @Answers(200, SyncKeys, 'keys-unavailable')
  async keys(): Promise<SyncKeys> {
    return (await this.keyring.open()).list();
  }

  /** Takes sealed items, each answered by itself. May be sent gzipped. The same again changes nothing. */
  @Post('projects/:project/sync/batches')
  @Requires('submissions.write', 'narrowed')
  @Answers(
    200,
    SyncAnswer,
    'request-invalid',
    'not-found',
    'request-too-large',
    'keys-unavailable',
    'storage-unavailable',
  )
  receive(
    @Param('project', { schema: uuid }) project: string,
    @Body({ schema: SyncBatch }) batch: SyncBatch,
  ): Promise<SyncAnswer> {
    return this.sync.receive(project, batch);
  }

  /** Says of each item whether the server still holds it, and whether the device may delete its copy. */
  @Post('projects/:project/sync/confirmations')
  @Requires('submissions.write', 'narrowed')
  @Answers(200, SyncAnswer, 'request-invalid', 'not-found', 'keys-unavailable')
  confirm(
    @Param('project', { schema: uuid }) project: string,
    @Body({ schema: SyncQuestion }) question: SyncQuestion,
  ): Promise<SyncAnswer> {
    return this.sync.confirm(project, question);
  }

  /** What was received and could not be stored, with the reason. What is inside stays sealed. */
  @Get('projects/:project/sync/quarantine')
  @Requires('submissions.read')
  @Answers(200, QuarantinePage, 'not-found')
  list(
    @Param('project', { schema: uuid }) project: string,
    @Query({ schema: QuarantineQuery }) query: QuarantineQuery,
  ): Promise<QuarantinePage> {
    return this.quarantine.list(project, query);
  }

  /** Tries once more to store an item. */
  @Post('projects/:project/sync/quarantine/:sequence/attempts')
  @Requires('submissions.read')
  @Answers(200, TriedAgain, 'not-found', 'keys-unavailable')
  tryAgain(
    @Param('project', { schema: uuid }) project: string,
    @Param('sequence', { schema: quarantineSequence }) sequence: number,
  ): Promise<TriedAgain> {
    return this.quarantine.tryAgain(project, sequence);
  }
}
