import { Body, Controller, Delete, Get, Ip, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Reauthentication, SessionInfo, SignedOut, SignIn } from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { PublicAddress } from '../public-address.js';
import { Caller, type SignedIn } from './caller.js';
import { clearSessionCookie, setSessionCookie } from './cookie.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

@ApiTags('access')
@Controller('session')
export class SessionController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionsService,
    private readonly address: PublicAddress,
  ) {}

  /** Signs in. The session's token comes as a cookie that no script can read. */
  @Post()
  @Requires('open')
  @Answers(
    200,
    SessionInfo,
    'request-invalid',
    'sign-in-failed',
    'second-factor-needed',
    'second-factor-wrong',
    'too-many-attempts',
  )
  async signIn(
    @Body({ schema: SignIn }) given: SignIn,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionInfo> {
    const token = await this.signIns.signIn(given, ip);
    setSessionCookie(reply, token, this.address.secure);
    return this.sessions.infoOf(token);
  }

  /** Who is signed in, and what they may do where. */
  @Get()
  @Requires('signed-in')
  @Answers(200, SessionInfo, 'sign-in-needed')
  who(@Caller() { session }: SignedIn): Promise<SessionInfo> {
    return this.sessions.info(session);
  }

  /** Shows once more who is signed in: for a quarter of an hour, routes that ask for it are open to this session. */
  @Post('confirmation')
  @Requires('signed-in')
  @Answers(
    200,
    SessionInfo,
    'request-invalid',
    'sign-in-needed',
    'password-wrong',
    'second-factor-needed',
    'second-factor-wrong',
    'too-many-attempts',
  )
  async confirm(
    @Caller() caller: SignedIn,
    @Body({ schema: Reauthentication }) given: Reauthentication,
    @Ip() ip: string,
  ): Promise<SessionInfo> {
    await this.signIns.confirm(caller, given, ip);
    return this.sessions.info(caller.session);
  }

  @Delete()
  @Requires('signed-in')
  @Answers(200, SignedOut, 'sign-in-needed')
  async signOut(
    @Caller() { account, session }: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedOut> {
    await this.sessions.end(account, session);
    clearSessionCookie(reply, this.address.secure);
    return { signedOut: true };
  }
}
