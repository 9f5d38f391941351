import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { FirstAdministrator, PasswordByLink, SessionInfo, SignedOut, SignInByLink } from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { PublicAddress } from '../public-address.js';
import { setSessionCookie } from '../sessions/cookie.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { FirstAccountsService } from './first-accounts.service.js';
import { LinksService } from './links.service.js';

/** What a link that works once lets its holder do. The link is the permission. */
@ApiTags('access')
@Controller('links')
export class LinksController {
  constructor(
    private readonly firstAccounts: FirstAccountsService,
    private readonly links: LinksService,
    private readonly sessions: SessionsService,
    private readonly address: PublicAddress,
  ) {}

  @Post('first-administrator')
  @Requires('open')
  @Answers(201, SessionInfo, 'request-invalid', 'link-invalid', 'password-weak', 'password-known')
  async becomeAdministrator(
    @Body({ schema: FirstAdministrator }) first: FirstAdministrator,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionInfo> {
    return this.#signedIn(await this.firstAccounts.becomeAdministrator(first), reply);
  }

  /** Sets a password. Sign in with it afterwards. */
  @Post('password')
  @Requires('open')
  @Answers(200, SignedOut, 'request-invalid', 'link-invalid', 'password-weak', 'password-known')
  async setPassword(@Body({ schema: PasswordByLink }) given: PasswordByLink): Promise<SignedOut> {
    await this.links.setPassword(given);
    return { signedOut: true };
  }

  @Post('sign-in')
  @Requires('open')
  @Answers(200, SessionInfo, 'request-invalid', 'link-invalid')
  async signIn(
    @Body({ schema: SignInByLink }) { token }: SignInByLink,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionInfo> {
    return this.#signedIn(await this.links.signIn(token), reply);
  }

  #signedIn(token: string, reply: FastifyReply): Promise<SessionInfo> {
    setSessionCookie(reply, token, this.address.secure);
    return this.sessions.infoOf(token);
  }
}
