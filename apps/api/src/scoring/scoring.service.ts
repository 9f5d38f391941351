import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SCORER_VERSION, scoreRespondent } from '@tongxing/scoring';
import { Acceptance, type AcceptedSubmission } from '../collection/index.js';
import { insertMany, type WriteTransaction } from '../platform/database/index.js';
import { ScoreEntity } from './score.entity.js';

/** Scores every submission in the transaction that stores it. */
@Injectable()
export class ScoringService implements OnModuleInit {
  constructor(private readonly acceptance: Acceptance) {}

  onModuleInit(): void {
    this.acceptance.also((tx, accepted) => insertScores(tx, accepted));
  }
}

function insertScores(tx: WriteTransaction, accepted: readonly AcceptedSubmission[]): Promise<void> {
  return insertMany(tx, ScoreEntity, accepted.flatMap(scoresOf));
}

function scoresOf({ id, version, answers }: AcceptedSubmission): ScoreEntity[] {
  return scoreRespondent(version.definition.key, answers).map((score) => ({
    submissionId: id,
    scale: score.scale,
    value: score.kind === 'scored' ? score.value : null,
    answered: score.answered,
    items: score.items,
    band: (score.kind === 'scored' ? score.band : undefined) ?? null,
    keyHash: version.keyHash,
    scorerVersion: SCORER_VERSION,
  }));
}
