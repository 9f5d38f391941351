import { Module } from '@nestjs/common';
import { ProgrammeModule } from '../programme/index.js';
import { Erasure } from './erasure.js';
import { RetentionController, RetentionService } from './retention/index.js';
import { SubjectDataSources } from './subject-data.js';
import { YearlyAuditService } from './yearly-audit/index.js';

@Module({
  imports: [ProgrammeModule],
  controllers: [RetentionController],
  providers: [Erasure, RetentionService, SubjectDataSources, YearlyAuditService],
  exports: [Erasure, RetentionService, SubjectDataSources, YearlyAuditService],
})
export class PrivacyModule {}
