import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { oneOf, type View } from '../platform/database/index.js';
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
   * Scores by submission; nothing where none was scored. One row a submission leaves the database.
   *
   * @param submissionIds of one version of an instrument, a few thousand at most
   * @param scales those that are asked for, as few as the version has: each costs time on every score
   */
  async byScale(
    view: View,
    submissionIds: readonly string[],
    scales: readonly string[],
  ): Promise<Map<string, ScoresByScale>> {
    if (scales.length === 0) return new Map();
    const names = new Map(scales.map((scale, i) => [scale, `v${String(i)}`]));
    const query = view.manager
      .createQueryBuilder(ScoreEntity, 'score')
      .select('score.submissionId', 'id')
      .where(...oneOf(view, 'score.submissionId', submissionIds))
      .groupBy('score.submissionId');
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
