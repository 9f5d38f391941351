import { Body, Controller, Delete, Get, Ip, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PasswordChange, SessionList, uuid } from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { Caller, type SignedIn } from './caller.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

/** What concerns the caller's own account only. */
@ApiTags('access')
@Controller('account')
export class AccountController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly signIns: SignInService,
  ) {}

  @Get('sessions')
  @Requires('signed-in')
  @Answers(200, SessionList, 'sign-in-needed')
  list(@Caller() { account, session }: SignedIn): Promise<SessionList> {
    return this.sessions.list(account, session);
  }

  /** Ends every session of the account but the one that asks. */
  @Delete('sessions')
  @Requires('signed-in')
  @Answers(200, SessionList, 'sign-in-needed')
  async endOthers(@Caller() { account, session }: SignedIn): Promise<SessionList> {
    await this.sessions.endOthers(account, session);
    return this.sessions.list(account, session);
  }

  @Delete('sessions/:session')
  @Requires('signed-in')
  @Answers(200, SessionList, 'sign-in-needed', 'not-found')
  async end(
    @Caller() { account, session }: SignedIn,
    @Param('session', { schema: uuid }) ended: string,
  ): Promise<SessionList> {
    await this.sessions.end(account, ended);
    return this.sessions.list(account, session);
  }

  /** Ends every other session too: whoever knew the old password is out. */
  @Put('password')
  @Requires('signed-in')
  @Answers(
    200,
    SessionList,
    'request-invalid',
    'sign-in-needed',
    'password-wrong',
    'password-weak',
    'password-known',
    'too-many-attempts',
  )
  async changePassword(
    @Caller() caller: SignedIn,
    @Body({ schema: PasswordChange }) change: PasswordChange,
    @Ip() ip: string,
  ): Promise<SessionList> {
    await this.signIns.changePassword(caller, change, ip);
    return this.sessions.list(caller.account, caller.session);
  }
}
