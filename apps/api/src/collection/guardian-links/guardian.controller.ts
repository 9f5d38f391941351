import { createReadStream } from 'node:fs';
import { Body, Controller, Header, HttpCode, Ip, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  GuardianAnswers,
  GuardianPage,
  GuardianRecording,
  GuardianToken,
  SubmissionReceipt,
} from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { GuardiansService } from './guardians.service.js';

/** What a guardian's link lets its holder do. The token is the permission, and is sent in bodies only. */
@ApiTags('collection')
@Controller('guardian')
export class GuardianController {
  constructor(private readonly guardians: GuardiansService) {}

  /** What there is to be asked. */
  @Post('openings')
  @Requires('open')
  @Answers(200, GuardianPage, 'request-invalid', 'link-invalid', 'too-many-attempts')
  open(@Body({ schema: GuardianToken }) { token }: GuardianToken, @Ip() ip: string): Promise<GuardianPage> {
    return this.guardians.open(token, ip);
  }

  /** Gives or refuses consent by the answers to the script, and says what follows. The same again changes nothing. */
  @Post('consents')
  @Requires('open')
  @Answers(
    200,
    GuardianPage,
    'request-invalid',
    'link-invalid',
    'too-many-attempts',
    'instrument-version-unknown',
    'instrument-hash-mismatch',
    'answers-invalid',
    'submission-conflict',
    'storage-unavailable',
  )
  consent(@Body({ schema: GuardianAnswers }) given: GuardianAnswers, @Ip() ip: string): Promise<GuardianPage> {
    return this.guardians.consent(given, ip);
  }

  /** Takes the answers, once. The same again answers alike. */
  @Post('submissions')
  @Requires('open')
  @Answers(
    200,
    SubmissionReceipt,
    'request-invalid',
    'link-invalid',
    'too-many-attempts',
    'instrument-version-unknown',
    'instrument-hash-mismatch',
    'answers-invalid',
    'submission-conflict',
    'consent-missing',
    'consent-withdrawn',
    'child-declined',
    'storage-unavailable',
  )
  submit(
    @Body({ schema: GuardianAnswers }) given: GuardianAnswers,
    @Ip() ip: string,
  ): Promise<SubmissionReceipt> {
    return this.guardians.submit(given, ip);
  }

  /** A recording of what there is to be asked. */
  @Post('recordings')
  @Requires('open')
  @HttpCode(200)
  @Header('content-type', 'audio/mpeg')
  @ApiOkResponse({ content: { 'audio/mpeg': { schema: { type: 'string', format: 'binary' } } } })
  async play(
    @Body({ schema: GuardianRecording }) wanted: GuardianRecording,
    @Ip() ip: string,
  ): Promise<StreamableFile> {
    const path = await this.guardians.recording(wanted, ip);
    return new StreamableFile(createReadStream(path), { type: 'audio/mpeg' });
  }
}
