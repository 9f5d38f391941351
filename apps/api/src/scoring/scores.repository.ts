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

  /** Values by submission and scale, for a project's submissions with ids above `after` up to and with `last`. */
  async between(
    view: View,
    projectId: string,
    after: string,
    last: string,
  ): Promise<Map<string, Map<string, number | null>>> {
    const query = view.manager
      .createQueryBuilder(ScoreEntity, 'score')
      .innerJoin('submission', 'submission', 'submission.id = score.submission_id')
      .select('score.submission_id', 'id')
      .where('submission.project_id = :projectId', { projectId })
      .andWhere('score.submission_id > :after AND score.submission_id <= :last', { after, last });
    if (view.manager.dataSource.options.type === 'postgres') {
      // One row a submission: PostgreSQL's driver takes as long for a short row as for a long one.
      const rows = await query
        .addSelect('json_object_agg(score.scale, score.value)', 'scores')
        .groupBy('score.submission_id')
        .getRawMany<{ id: string; scores: Record<string, number | null> }>();
      return new Map(rows.map(({ id, scores }) => [id, new Map(Object.entries(scores))]));
    }
    const rows = await query
      .addSelect('score.scale', 'scale')
      .addSelect('score.value', 'value')
      .getRawMany<{ id: string; scale: string; value: number | null }>();
    const bySubmission = new Map<string, Map<string, number | null>>();
    for (const { id, scale, value } of rows) {
      const scores = bySubmission.get(id);
      if (scores) scores.set(scale, value);
      else bySubmission.set(id, new Map([[scale, value]]));
    }
    return bySubmission;
  }
}
