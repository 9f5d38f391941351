import { DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from './access/index.js';
import { AnalysisModule } from './analysis/index.js';
import { CollectionModule } from './collection/index.js';
import { InstrumentsModule, RecordingsModule } from './instruments/index.js';
import { PeopleModule } from './people/index.js';
import { AuditModule } from './platform/audit/index.js';
import type { Configuration } from './platform/config/config.js';
import { DatabaseModule } from './platform/database/index.js';
import { HealthModule } from './platform/health/health.module.js';
import { JobsModule } from './platform/jobs/index.js';
import { KeysModule } from './platform/keys/index.js';
import { PermissionsModule } from './platform/permissions/index.js';
import { WorkshopModule } from './platform/workshop/index.js';
import { ProgrammeModule } from './programme/index.js';
import { ReportingModule } from './reporting/index.js';
import { SafeguardingModule } from './safeguarding/index.js';
import { SCHEMA } from './schema.js';
import { ScoringModule } from './scoring/index.js';

@Module({})
export class AppModule {
  /** @param workshop the file of the program that makes reports beside this process; none to make them in it */
  static with(configuration: Configuration, workshop?: string): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.for(configuration.database, SCHEMA),
        AuditModule,
        KeysModule.for(configuration.masterKey),
        JobsModule,
        WorkshopModule.for(configuration.database, workshop),
        PermissionsModule,
        HealthModule,
        AccessModule.for(configuration.url),
        ProgrammeModule,
        PeopleModule,
        InstrumentsModule,
        RecordingsModule.for(configuration.surveys),
        SafeguardingModule,
        CollectionModule,
        ScoringModule,
        AnalysisModule,
        ReportingModule,
      ],
    };
  }
}
