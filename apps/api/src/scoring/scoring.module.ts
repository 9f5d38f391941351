import { Module } from '@nestjs/common';
import { CollectionModule } from '../collection/index.js';
import { InstrumentsModule } from '../instruments/index.js';
import { PrivacyModule } from '../privacy/index.js';
import { ScoresData } from './scores-data.js';
import { ScoresRepository } from './scores.repository.js';
import { ScoringService } from './scoring.service.js';

@Module({
  imports: [CollectionModule, InstrumentsModule, PrivacyModule],
  providers: [ScoresData, ScoresRepository, ScoringService],
  exports: [ScoresRepository],
})
export class ScoringModule {}
