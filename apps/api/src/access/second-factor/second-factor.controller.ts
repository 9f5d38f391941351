import { Body, Controller, Ip, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { FactorCode, FactorEnrolment, Reauthentication, RecoveryCodes } from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { PublicAddress } from '../public-address.js';
import { Caller, type SignedIn } from '../sessions/caller.js';
import { setSessionCookie } from '../sessions/cookie.js';
import { SignInService } from '../sessions/sign-in.service.js';
import { SecondFactorService } from './second-factor.service.js';

/**
 * The caller's own second factor. Each change of it asks for the password once more, and for a code of the app in
 * force or a recovery code: who finds a session open and knows the password does not take the factor over.
 */
@ApiTags('access')
@Controller('account')
export class SecondFactorController {
  constructor(
    private readonly factors: SecondFactorService,
    private readonly signIns: SignInService,
    private readonly address: PublicAddress,
  ) {}

  /** Begins to set up an authenticator app: its secret, and the same to be shown as a QR code. */
  @Post('second-factor')
  @Requires('signed-in')
  @Answers(
    200,
    FactorEnrolment,
    'request-invalid',
    'sign-in-needed',
    'password-wrong',
    'second-factor-needed',
    'second-factor-wrong',
    'too-many-attempts',
  )
  async begin(
    @Caller() { account }: SignedIn,
    @Body({ schema: Reauthentication }) given: Reauthentication,
    @Ip() ip: string,
  ): Promise<FactorEnrolment> {
    await this.signIns.reauthenticate(account, given, ip);
    return this.factors.begin(account);
  }

  /** Puts the app in force by a code it shows. Recovery codes are answered once; every other session ends. */
  @Put('second-factor')
  @Requires('signed-in')
  @Answers(200, RecoveryCodes, 'request-invalid', 'sign-in-needed', 'second-factor-wrong')
  async confirm(
    @Caller() { account }: SignedIn,
    @Body({ schema: FactorCode }) { code }: FactorCode,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryCodes> {
    const { token, codes } = await this.factors.confirm(account, code);
    setSessionCookie(reply, token, this.address.secure);
    return { codes };
  }

  /** Makes new recovery codes; those from before work no more. */
  @Post('recovery-codes')
  @Requires('signed-in')
  @Answers(
    200,
    RecoveryCodes,
    'request-invalid',
    'sign-in-needed',
    'password-wrong',
    'second-factor-needed',
    'second-factor-wrong',
    'too-many-attempts',
  )
  async renewCodes(
    @Caller() { account }: SignedIn,
    @Body({ schema: Reauthentication }) given: Reauthentication,
    @Ip() ip: string,
  ): Promise<RecoveryCodes> {
    await this.signIns.reauthenticate(account, given, ip);
    return { codes: await this.factors.renewCodes(account) };
  }
}
