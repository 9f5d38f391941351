import { Injectable } from '@nestjs/common';
import type { ReleasedFigure } from '@tongxing/impact';
import { isolatedBy, PUBLIC_MINIMUM } from '@tongxing/privacy';
import type { ReadView, View, WriteTransaction } from '../../platform/database/index.js';
import { groupedBy } from '../../platform/grouped-by.js';
import { ProjectEntity } from '../../programme/index.js';
import { AnalysisRunEntity } from '../analysis-run.entity.js';
import { AnalysisRunsRepository } from '../analysis-runs.repository.js';
import { placesOf, type StoredFigure } from './members.js';
import { ReleaseEntity } from './release.entity.js';

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

  /** The runs that were released. Releases never change. */
  async releasedRuns(view: View, projectId: string): Promise<string[]> {
    const rows = await view.manager.find(ReleaseEntity, {
      where: { projectId },
      select: { analysisRunId: true },
    });
    return rows.map(({ analysisRunId }) => analysisRunId);
  }

  /**
   * Whether one of the figures and a released one of the same measure differ by 1 to 9 people.
   *
   * @param runs those whose releases it is held against
   * @param people everybody in the analysis, by place
   */
  async wouldTell(
    view: ReadView,
    runs: readonly string[],
    people: readonly string[],
    figures: readonly ReleasedFigure[],
  ): Promise<boolean> {
    // One at a time: each holds everybody who was in its analysis.
    for (const analysisRunId of runs) {
      const release = await view.manager.findOneByOrFail(ReleaseEntity, { analysisRunId });
      if (tellsBeside(release, people, figures)) return true;
    }
    return false;
  }

  /**
   * Keeps a run together with whom its figures rest on. Where the releases of the project are the same that this one was
   * held against, the judgement stands.
   *
   * @throws ReleasedMeanwhile where there are others; then nothing is kept
   */
  async enter(
    tx: WriteTransaction,
    run: AnalysisRunEntity,
    { people, figures, beside }: Release,
  ): Promise<void> {
    const { projectId } = run;
    await oneAtATime(tx, projectId);
    const heldAgainst = new Set(beside);
    const released = await this.releasedRuns(tx, projectId);
    if (released.some((id) => !heldAgainst.has(id))) throw new ReleasedMeanwhile();
    await this.runs.insert(tx, run);
    await tx.manager.insert(ReleaseEntity, { analysisRunId: run.id, projectId, people, figures });
  }
}

function tellsBeside(
  earlier: ReleaseEntity,
  people: readonly string[],
  figures: readonly ReleasedFigure[],
): boolean {
  const published = groupedBy(
    earlier.figures.map((figure) => ({ measure: figure.measure, places: placesOf(figure) })),
    ({ measure }) => measure,
  );
  const placeNow = placesNow(earlier.people, people);
  const isMember = new Uint8Array(people.length);
  return figures.some(({ measure, rows }) => {
    for (const row of rows) isMember[row] = 1;
    const isTelling = (published.get(measure) ?? []).some(({ places }) => {
      const shared = () => countOf(places, (place) => isMember[placeNow[place] as number] === 1);
      return isolatedBy([places.length, rows.length], shared, PUBLIC_MINIMUM) > 0;
    });
    for (const row of rows) isMember[row] = 0;
    return isTelling;
  });
}

/** Where those who were in an earlier analysis stand now; −1 who is there no more. */
function placesNow(before: readonly string[], now: readonly string[]): Int32Array {
  const places = new Map(now.map((person, place) => [person, place]));
  return Int32Array.from(before, (person) => places.get(person) ?? -1);
}

function countOf(places: Int32Array, holds: (place: number) => boolean): number {
  let count = 0;
  for (const place of places) if (holds(place)) count++;
  return count;
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
