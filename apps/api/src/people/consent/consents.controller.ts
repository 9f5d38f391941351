import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Consent, ConsentState, NewConsent, NewWithdrawal, uuid, WithdrawalReceipt } from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { ConsentsService } from './consents.service.js';

@ApiTags('people')
@Controller('projects/:project/participants/:participant/consents')
export class ConsentsController {
  constructor(private readonly consents: ConsentsService) {}

  @Get()
  @Requires('consents.read')
  @Answers(200, ConsentState, 'not-found')
  find(
    @Param('project', { schema: uuid }) project: string,
    @Param('participant', { schema: uuid }) participant: string,
  ): Promise<ConsentState> {
    return this.consents.find(project, participant);
  }

  @Post()
  @Requires('consents.write')
  @Answers(201, Consent, 'request-invalid', 'not-found', 'wave-unknown', 'date-impossible', 'witness-unknown')
  record(
    @Param('project', { schema: uuid }) project: string,
    @Param('participant', { schema: uuid }) participant: string,
    @Body({ schema: NewConsent }) consent: NewConsent,
  ): Promise<Consent> {
    return this.consents.record(project, participant, consent);
  }

  /** Takes consent back and answers with the receipt for the family. */
  @Post('withdrawals')
  @Requires('consents.write')
  @Answers(201, WithdrawalReceipt, 'request-invalid', 'not-found', 'date-impossible')
  withdraw(
    @Param('project', { schema: uuid }) project: string,
    @Param('participant', { schema: uuid }) participant: string,
    @Body({ schema: NewWithdrawal }) withdrawal: NewWithdrawal,
  ): Promise<WithdrawalReceipt> {
    return this.consents.withdraw(project, participant, withdrawal);
  }
}
