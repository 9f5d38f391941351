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
    const rows = await view.manager
      .createQueryBuilder(ScoreEntity, 'score')
      .innerJoin('submission', 'submission', 'submission.id = score.submission_id')
      .select(['score.submission_id AS id', 'score.scale AS scale', 'score.value AS value'])
      .where('submission.project_id = :projectId', { projectId })
      .andWhere('score.submission_id > :after AND score.submission_id <= :last', { after, last })
      .getRawMany<{ id: string; scale: string; value: number | null }>();
    const bySubmission = new Map<string, Map<string, number | null>>();
    for (const { id, scale, value } of rows) {
      const scores = bySubmission.get(id) ?? new Map<string, number | null>();
      bySubmission.set(id, scores.set(scale, value));
    }
    return bySubmission;
  }
}
