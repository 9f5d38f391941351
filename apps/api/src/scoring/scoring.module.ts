import { Module } from '@nestjs/common';
import { CollectionModule } from '../collection/index.js';
import { ScoresRepository } from './scores.repository.js';
import { ScoringService } from './scoring.service.js';

@Module({
  imports: [CollectionModule],
  providers: [ScoresRepository, ScoringService],
  exports: [ScoresRepository],
})
export class ScoringModule {}
