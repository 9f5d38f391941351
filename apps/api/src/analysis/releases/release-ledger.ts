import { Injectable } from '@nestjs/common';
import type { ReleasedFigure } from '@tongxing/impact';
import { PUBLIC_MINIMUM, releaseFaults } from '@tongxing/privacy';
import type { ReadView, View, WriteTransaction } from '../../platform/database/index.js';
import { ProjectEntity } from '../../programme/index.js';
import { AnalysisRunEntity } from '../analysis-run.entity.js';
import { AnalysisRunsRepository } from '../analysis-runs.repository.js';
import { membersOf, type StoredFigure } from './members.js';
import { ReleaseEntity } from './release.entity.js';

/** What was published of a project. */
export interface Published {
  /** The runs that were released. */
  readonly runs: readonly string[];
  readonly figures: readonly { readonly measure: string; readonly people: ReadonlySet<string> }[];
}

/** Whom the figures of an analysis rest on that is to be published. */
export interface Release {
  /** Everybody in the analysis, by place. */
  readonly people: readonly string[];
  readonly figures: readonly StoredFigure[];
  /** The runs whose releases its figures were held against, and do not tell about anybody beside. */
  readonly beside: readonly string[];
}

/** Something was released that a release was not held against: it has to be judged anew. */
export class ReleasedMeanwhile extends Error {
  override readonly name = 'ReleasedMeanwhile';
}

/** Everything that was published of a project, so that nothing new gives people away by its difference. */
@Injectable()
export class ReleaseLedger {
  constructor(private readonly runs: AnalysisRunsRepository) {}

  async published(view: ReadView, projectId: string): Promise<Published> {
    const earlier = await view.manager.findBy(ReleaseEntity, { projectId });
    return {
      runs: earlier.map(({ analysisRunId }) => analysisRunId),
      figures: earlier.flatMap(({ figures, people }) =>
        figures.map((figure) => ({ measure: figure.measure, people: membersOf(figure, people) })),
      ),
    };
  }

  /**
   * Keeps a run together with whom its figures rest on. Releases never change: where those of the project are the
   * same that this one was held against, the judgement stands.
   *
   * @throws ReleasedMeanwhile where there are others; then nothing is kept
   */
  async enter(tx: WriteTransaction, run: AnalysisRunEntity, release: Release): Promise<void> {
    const { projectId } = run;
    await oneAtATime(tx, projectId);
    const heldAgainst = new Set(release.beside);
    if ((await releasedRuns(tx, projectId)).some((id) => !heldAgainst.has(id))) throw new ReleasedMeanwhile();
    await this.runs.insert(tx, run);
    const { people, figures } = release;
    await tx.manager.insert(ReleaseEntity, { analysisRunId: run.id, projectId, people, figures });
  }
}

/**
 * Whether one of the figures and a published one of the same measure differ by 1 to 9 people.
 *
 * @param people everybody in the analysis, by place
 */
export const wouldTell = (
  published: Published,
  people: readonly string[],
  figures: readonly ReleasedFigure[],
): boolean =>
  figures.some(({ measure, rows }) => {
    const next = { measure, people: new Set(rows.map((row) => people[row] as string)) };
    return releaseFaults(published.figures, next, PUBLIC_MINIMUM).length > 0;
  });

async function releasedRuns(view: View, projectId: string): Promise<string[]> {
  const rows = await view.manager.find(ReleaseEntity, {
    where: { projectId },
    select: { analysisRunId: true },
  });
  return rows.map(({ analysisRunId }) => analysisRunId);
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
