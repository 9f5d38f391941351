import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  InvitedUser,
  NewGrant,
  NewUser,
  PageQuery,
  User,
  UserChange,
  UserPage,
  UserReset,
  uuid,
} from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Confirmed, Requires } from '../../platform/permissions/index.js';
import { UsersService } from './users.service.js';

@ApiTags('access')
@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  /** Answers with a link, shown once, by which the new user sets a password. */
  @Post()
  @Requires('users.manage')
  @Confirmed()
  @Answers(
    201,
    InvitedUser,
    'request-invalid',
    'not-found',
    'confirmation-needed',
    'code-taken',
    'project-unknown',
    'site-unknown',
  )
  invite(@Body({ schema: NewUser }) user: NewUser): Promise<InvitedUser> {
    return this.users.invite(user);
  }

  @Get()
  @Requires('users.manage')
  @Answers(200, UserPage, 'not-found')
  list(@Query({ schema: PageQuery }) page: PageQuery) {
    return this.users.list(page);
  }

  @Get(':user')
  @Requires('users.manage')
  @Answers(200, User, 'not-found')
  find(@Param('user', { schema: uuid }) user: string): Promise<User> {
    return this.users.find(user);
  }

  @Put(':user')
  @Requires('users.manage')
  @Confirmed()
  @Answers(200, User, 'request-invalid', 'not-found', 'confirmation-needed', 'last-administrator')
  change(
    @Param('user', { schema: uuid }) user: string,
    @Body({ schema: UserChange }) { active }: UserChange,
  ): Promise<User> {
    return this.users.setActive(user, active);
  }

  /** Takes the password away and answers with a link to set a new one. */
  @Post(':user/reset')
  @Requires('users.manage')
  @Confirmed()
  @Answers(200, InvitedUser, 'request-invalid', 'not-found', 'confirmation-needed', 'second-factor-own')
  reset(
    @Param('user', { schema: uuid }) user: string,
    @Body({ schema: UserReset }) reset: UserReset,
  ): Promise<InvitedUser> {
    return this.users.reset(user, reset);
  }

  @Post(':user/grants')
  @Requires('users.manage')
  @Confirmed()
  @Answers(201, User, 'request-invalid', 'not-found', 'confirmation-needed', 'project-unknown', 'site-unknown')
  grant(
    @Param('user', { schema: uuid }) user: string,
    @Body({ schema: NewGrant }) grant: NewGrant,
  ): Promise<User> {
    return this.users.grant(user, grant);
  }

  @Delete(':user/grants/:grant')
  @Requires('users.manage')
  @Confirmed()
  @Answers(200, User, 'not-found', 'confirmation-needed', 'last-administrator')
  revoke(
    @Param('user', { schema: uuid }) user: string,
    @Param('grant', { schema: uuid }) grant: string,
  ): Promise<User> {
    return this.users.revoke(user, grant);
  }
}
