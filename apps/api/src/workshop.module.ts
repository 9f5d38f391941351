import { Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from './access/index.js';
import { ANALYSIS_PARTS } from './analysis/index.js';
import { SubmissionsRepository } from './collection/index.js';
import { InstrumentsModule } from './instruments/index.js';
import {
  ConsentsRepository,
  ConsentsService,
  CourseRepository,
  FamilyStatusRepository,
  MergesRepository,
  ParticipantsRepository,
  Withdrawals,
} from './people/index.js';
import { AuditModule } from './platform/audit/index.js';
import type { Configuration } from './platform/config/config.js';
import { ReadOnlyDatabaseModule } from './platform/database/index.js';
import { WorkshopModule } from './platform/workshop/index.js';
import { ProgrammeModule } from './programme/index.js';
import { ReportMaker, ReportPrinter } from './reporting/index.js';
import { SCHEMA } from './schema.js';
import { ScoresRepository } from './scoring/index.js';

/** What the workshop's own process is made of: it reads, has no keys, does no jobs, and answers no request. */
@Module({})
export class WorkshopApplication {
  static on(database: Configuration['database']): DynamicModule {
    return {
      module: WorkshopApplication,
      imports: [
        ReadOnlyDatabaseModule.for(database, SCHEMA),
        AuditModule,
        WorkshopModule.for(database),
        AccountsModule,
        InstrumentsModule,
        ProgrammeModule,
      ],
      providers: [
        ...ANALYSIS_PARTS,
        ConsentsRepository,
        ConsentsService,
        CourseRepository,
        FamilyStatusRepository,
        MergesRepository,
        ParticipantsRepository,
        ReportMaker,
        ReportPrinter,
        ScoresRepository,
        SubmissionsRepository,
        Withdrawals,
      ],
    };
  }
}
