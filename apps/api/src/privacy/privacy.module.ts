import { Module } from '@nestjs/common';
import { ProgrammeModule } from '../programme/index.js';
import { Erasure } from './erasure.js';
import { RetentionController, RetentionService } from './retention/index.js';
import { SubjectDataSources } from './subject-data.js';

@Module({
  imports: [ProgrammeModule],
  controllers: [RetentionController],
  providers: [Erasure, RetentionService, SubjectDataSources],
  exports: [Erasure, RetentionService, SubjectDataSources],
})
export class PrivacyModule {}
