import { DynamicModule, Module } from '@nestjs/common';
import { ProgrammeModule } from '../programme/index.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { UsersController } from './accounts/users.controller.js';
import { UsersService } from './accounts/users.service.js';
import { DeviceCallers } from './devices/device-callers.service.js';
import { DevicesController } from './devices/devices.controller.js';
import { DevicesRepository } from './devices/devices.repository.js';
import { DevicesService } from './devices/devices.service.js';
import { SpentNonces } from './devices/spent-nonces.service.js';
import { FirstAccountsService } from './links/first-accounts.service.js';
import { LinksController } from './links/links.controller.js';
import { LinksRepository } from './links/links.repository.js';
import { LinksService } from './links/links.service.js';
import { ProjectWords } from './project-words.js';
import { PublicAddress } from './public-address.js';
import { RecoveryCodesRepository } from './second-factor/recovery-codes.repository.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { SecondFactorService } from './second-factor/second-factor.service.js';
import { RefusedRequests } from './refused-requests.js';
import { AccountController } from './sessions/account.controller.js';
import { SessionController } from './sessions/session.controller.js';
import { SessionsRepository } from './sessions/sessions.repository.js';
import { SessionsService } from './sessions/sessions.service.js';
import { SignInService } from './sessions/sign-in.service.js';
import { ThrottleModule } from './throttle/throttle.module.js';

/** Who may sign in, and what they may do. */
@Module({})
export class AccessModule {
  /** @param url the TLS address by which people reach the server; undefined on loopback */
  static for(url: string | undefined): DynamicModule {
    return {
      module: AccessModule,
      imports: [ProgrammeModule, AccountsModule, ThrottleModule],
      controllers: [
        SessionController,
        AccountController,
        SecondFactorController,
        LinksController,
        UsersController,
        DevicesController,
      ],
      providers: [
        DeviceCallers,
        DevicesRepository,
        DevicesService,
        FirstAccountsService,
        LinksRepository,
        LinksService,
        ProjectWords,
        RecoveryCodesRepository,
        SecondFactorService,
        RefusedRequests,
        SessionsRepository,
        SessionsService,
        SignInService,
        SpentNonces,
        UsersService,
        { provide: PublicAddress, useValue: new PublicAddress(url) },
      ],
    };
  }
}
