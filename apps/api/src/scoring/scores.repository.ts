import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { View } from '../platform/database/index.js';
import { ScoreEntity } from './score.entity.js';

@Injectable()
export class ScoresRepository {
  ofSubmissions(view: View, submissionIds: readonly string[]): Promise<ScoreEntity[]> {
    return view.manager.find(ScoreEntity, {
      where: { submissionId: In(submissionIds) },
      order: { submissionId: 'ASC', scale: 'ASC' },
    });
  }

  /**
   * Values by submission and scale, for a project's submissions with ids above `after` up to and with `last`. One row a
   * submission leaves the database: that a value is missing or was never scored is one and the same here.
   *
   * @param scales those that are asked for
   */
  async between(
    view: View,
    projectId: string,
    { after, last, scales }: { after: string; last: string; scales: readonly string[] },
  ): Promise<Map<string, Map<string, number | null>>> {
    const query = view.manager
      .createQueryBuilder(ScoreEntity, 'score')
      .innerJoin('submission', 'submission', 'submission.id = score.submission_id')
      .select('score.submission_id', 'id')
      .where('submission.project_id = :projectId', { projectId })
      .andWhere('score.submission_id > :after AND score.submission_id <= :last', { after, last })
      .groupBy('score.submission_id');
    for (const [i, scale] of scales.entries())
      query
        .addSelect(`MAX(CASE WHEN score.scale = :scale${String(i)} THEN score.value END)`, `v${String(i)}`)
        .setParameter(`scale${String(i)}`, scale);
    const rows = await query.getRawMany<{ id: string } & Record<string, number | null>>();
    return new Map(
      rows.map((row) => [row.id, new Map(scales.map((scale, i) => [scale, row[`v${String(i)}`] ?? null]))]),
    );
  }
}
