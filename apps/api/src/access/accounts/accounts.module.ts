import { Module } from '@nestjs/common';
import { ProgrammeModule } from '../../programme/index.js';
import { AccountsRepository } from './accounts.repository.js';
import { CollectorsService } from './collectors.service.js';

/** Accounts, and who collects where: what stages may ask of access. */
@Module({
  imports: [ProgrammeModule],
  providers: [AccountsRepository, CollectorsService],
  exports: [AccountsRepository, CollectorsService],
})
export class AccountsModule {}
