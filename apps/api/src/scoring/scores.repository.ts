import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { SubmissionEntity } from '../collection/index.js';
import type { View } from '../platform/database/index.js';
import { ScoreEntity } from './score.entity.js';

/** What one submission scored; null where too few items were answered, or the scale was never scored. */
export interface ScoresByScale {
  get(scale: string): number | null | undefined;
}

@Injectable()
export class ScoresRepository {
  ofSubmissions(view: View, submissionIds: readonly string[]): Promise<ScoreEntity[]> {
    return view.manager.find(ScoreEntity, {
      where: { submissionId: In(submissionIds) },
      order: { submissionId: 'ASC', scale: 'ASC' },
    });
  }

  /**
   * Scores by submission, for a project's submissions with ids above `after` up to and with `last`. One row a
   * submission leaves the database.
   *
   * @param scales those that are asked for
   */
  async between(
    view: View,
    projectId: string,
    { after, last, scales }: { after: string; last: string; scales: readonly string[] },
  ): Promise<Map<string, ScoresByScale>> {
    const names = new Map(scales.map((scale, i) => [scale, `v${String(i)}`]));
    // The range is of the submissions, so that both engines walk along the project and not along all scores.
    const query = view.manager
      .createQueryBuilder(SubmissionEntity, 'submission')
      .innerJoin(ScoreEntity, 'score', 'score.submissionId = submission.id')
      .select('submission.id', 'id')
      .where('submission.projectId = :projectId', { projectId })
      .andWhere('submission.id > :after AND submission.id <= :last', { after, last })
      .groupBy('submission.id');
    for (const [scale, name] of names)
      query
        .addSelect(`MAX(CASE WHEN score.scale = :of_${name} THEN score.value END)`, name)
        .setParameter(`of_${name}`, scale);
    const rows = await query.getRawMany<ScoreRow>();
    return new Map(rows.map((row) => [row.id, scoresIn(row, names)]));
  }
}

type ScoreRow = { readonly id: string } & Readonly<Record<string, number | null>>;

const scoresIn = (row: ScoreRow, names: ReadonlyMap<string, string>): ScoresByScale => ({
  get: (scale) => row[names.get(scale) ?? ''] ?? null,
});
