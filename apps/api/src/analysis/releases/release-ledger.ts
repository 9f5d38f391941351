import { Injectable } from '@nestjs/common';
import type { ReleasedFigure } from '@tongxing/impact';
import { PUBLIC_MINIMUM, releaseFaults } from '@tongxing/privacy';
import type { ReadView, WriteTransaction } from '../../platform/database/index.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProjectEntity } from '../../programme/index.js';
import { AnalysisRunEntity } from '../analysis-run.entity.js';
import { AnalysisRunsRepository } from '../analysis-runs.repository.js';
import { membersOf, stored } from './members.js';
import { ReleaseEntity } from './release.entity.js';

/** Everything that was published of a project, so that nothing new gives people away by its difference. */
@Injectable()
export class ReleaseLedger {
  constructor(private readonly runs: AnalysisRunsRepository) {}

  /**
   * Whether one of the figures and an earlier one of the same measure differ by 1 to 9 people.
   *
   * @param people everybody in the analysis, by place
   */
  async wouldTell(
    view: ReadView | WriteTransaction,
    projectId: string,
    people: readonly string[],
    figures: readonly ReleasedFigure[],
  ): Promise<boolean> {
    const earlier = await view.manager.findBy(ReleaseEntity, { projectId });
    const published = earlier.flatMap((release) =>
      release.figures.map((figure) => ({
        measure: figure.measure,
        people: membersOf(figure, release.people),
      })),
    );
    return figures.some(({ measure, rows }) => {
      const next = { measure, people: new Set(rows.map((row) => people[row] as string)) };
      return releaseFaults(published, next, PUBLIC_MINIMUM).length > 0;
    });
  }

  /**
   * Keeps a run together with whom its figures rest on.
   *
   * @param people everybody in the analysis, by place
   * @throws ProblemException `difference-too-small` where one of the figures and an earlier one of the same measure
   *   differ by 1 to 9 people; then nothing is kept
   */
  async enter(
    tx: WriteTransaction,
    run: AnalysisRunEntity,
    people: readonly string[],
    figures: readonly ReleasedFigure[],
  ): Promise<void> {
    await oneAtATime(tx, run.projectId);
    if (await this.wouldTell(tx, run.projectId, people, figures))
      throw new ProblemException('difference-too-small');
    await this.runs.insert(tx, run);
    await tx.manager.insert(ReleaseEntity, {
      analysisRunId: run.id,
      projectId: run.projectId,
      people,
      figures: figures.map((figure) => stored(figure, people.length)),
    });
  }
}

/** Two runs at once would each miss the other; on SQLite there is one writer anyway. */
async function oneAtATime(tx: WriteTransaction, projectId: string): Promise<void> {
  if (tx.manager.dataSource.options.type !== 'postgres') return;
  await tx.manager
    .createQueryBuilder(ProjectEntity, 'project')
    .where({ id: projectId })
    .setLock('for_no_key_update')
    .getOneOrFail();
}
