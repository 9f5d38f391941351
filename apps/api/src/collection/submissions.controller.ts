import { Body, Controller, Headers, Param, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { BatchResult, SubmissionBatch, SubmissionEnvelope, SubmissionReceipt } from '@tongxing/contracts';
import { Answers } from '../platform/openapi/answers.js';
import { preferredLanguage } from '../platform/problems/index.js';
import { Requires } from '../platform/permissions/index.js';
import { SubmissionsService } from './submissions.service.js';

@ApiTags('collection')
@Controller('submissions')
export class SubmissionsController {
  constructor(private readonly submissions: SubmissionsService) {}

  /** Answers 201 when the submission is new, 200 when the same is stored already. */
  @Put(':id')
  @Requires('submissions.write', 'narrowed')
  @Answers(
    200,
    SubmissionReceipt,
    'submission-id-invalid',
    'request-invalid',
    'submission-conflict',
    'answers-invalid',
    'electronic-use-not-permitted',
    'instrument-version-unknown',
    'instrument-hash-mismatch',
    'wave-unknown',
    'participant-unknown',
    'consent-missing',
    'consent-withdrawn',
    'child-declined',
    'storage-unavailable',
  )
  async receive(
    @Param('id') id: string,
    @Body({ schema: SubmissionEnvelope }) envelope: SubmissionEnvelope,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionReceipt> {
    const receipt = await this.submissions.receive(id, envelope);
    if (receipt.outcome === 'created') void reply.status(201);
    return receipt;
  }

  @Post('batch')
  @Requires('submissions.write', 'narrowed')
  @Answers(200, BatchResult, 'request-invalid')
  receiveBatch(
    @Body({ schema: SubmissionBatch }) batch: SubmissionBatch,
    @Headers('accept-language') languages?: string,
  ): Promise<BatchResult> {
    return this.submissions.receiveBatch(batch.submissions, preferredLanguage(languages));
  }
}
