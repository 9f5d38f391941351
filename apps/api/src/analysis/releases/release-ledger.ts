import { Injectable } from '@nestjs/common';
import type { ReleasedFigure } from '@tongxing/impact';
import { isolatedBy, PUBLIC_MINIMUM } from '@tongxing/privacy';
import type { ReadView, WriteTransaction } from '../../platform/database/index.js';
import { groupedBy } from '../../platform/grouped-by.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProjectEntity } from '../../programme/index.js';
import { AnalysisRunEntity } from '../analysis-run.entity.js';
import { AnalysisRunsRepository } from '../analysis-runs.repository.js';
import { placesOf, stored } from './members.js';
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
    const runs = await view.manager.find(ReleaseEntity, {
      where: { projectId },
      select: { analysisRunId: true },
    });
    // One at a time: each holds everybody who was in its analysis.
    for (const { analysisRunId } of runs) {
      const release = await view.manager.findOneByOrFail(ReleaseEntity, { analysisRunId });
      if (tellsBeside(release, people, figures)) return true;
    }
    return false;
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
