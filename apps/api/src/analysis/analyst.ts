import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  analyse,
  planningOf,
  releasedFigures,
  releasedSites,
  resultsDifferences,
  withoutSites,
  type Disclosure,
  type ImpactResults,
  type ReleasedFigure,
} from '@tongxing/impact';
import { hideSmallCounts, PUBLIC_MINIMUM, PUBLIC_MINIMUM_SITES } from '@tongxing/privacy';
import { SubmissionsRepository } from '../collection/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { hashOf } from '../platform/ids.js';
import { ProblemException } from '../platform/problems/index.js';
import { CODE_VERSION } from '../platform/version.js';
import { Workshop, type Watch } from '../platform/workshop/index.js';
import { ProgrammeService } from '../programme/index.js';
import { isReadable, type Analysed, type NewRun, type Recomputation } from './analysed.js';
import type { AnalysisRunEntity } from './analysis-run.entity.js';
import { AnalysisRunsRepository } from './analysis-runs.repository.js';
import { LockedPlansRepository } from './plan/locked-plans.repository.js';
import { historyOf, planOf } from './plan-in-force.js';
import { stored } from './releases/members.js';
import { ReleaseLedger, type Release } from './releases/release-ledger.js';
import { namesIn, StudyReader, type Study } from './study-reader.js';

const ANALYSE = 'analyse';
/** Of the time that an analysis takes, the percent that has gone by when all is read, and when all outcomes are there. */
const READ = 45;
const COMPUTED = 95;

const PUBLIC: Disclosure = {
  minimum: PUBLIC_MINIMUM,
  hideCounts: (counts) => hideSmallCounts(counts, PUBLIC_MINIMUM),
  ofSites: {
    minimum: PUBLIC_MINIMUM_SITES,
    hideCounts: (counts) => hideSmallCounts(counts, PUBLIC_MINIMUM_SITES),
  },
};

/** Analyses data as they stand, in the workshop, and keeps nothing. */
@Injectable()
export class Analyst implements OnModuleInit {
  constructor(
    private readonly workshop: Workshop,
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly submissions: SubmissionsRepository,
    private readonly study: StudyReader,
    private readonly plans: LockedPlansRepository,
    private readonly runs: AnalysisRunsRepository,
    private readonly ledger: ReleaseLedger,
  ) {}

  onModuleInit(): void {
    this.workshop.learn(ANALYSE, (project, progress) => this.analyse(project as string, progress));
  }

  /** Has the workshop do what `analyse` does. @throws ProblemException as it, and `analysis-aborted` */
  order(projectId: string, watch?: Watch): Promise<Analysed> {
    return this.workshop.make(ANALYSE, projectId, watch) as Promise<Analysed>;
  }

  /**
   * The analysis of a project's present data. Unchanged data give the run that is kept already.
   *
   * @param progress told how far it is, 0 to 100
   * @throws ProblemException `not-found`; `analysis-impossible` with data of fewer than two waves;
   *   `difference-too-small` where its figures beside those of earlier runs would tell about a few people
   */
  async analyse(projectId: string, progress: (percent: number) => void): Promise<Analysed> {
    const { locked, ...study } = await this.unitOfWork.snapshot(async (view) => {
      const project = await this.programme.requireProject(view, projectId);
      const plans = await this.plans.all(view, projectId);
      const total = await this.submissions.count(view, projectId);
      const read = (submissions: number) => {
        progress(Math.floor((READ * submissions) / total));
      };
      return { locked: plans, ...(await this.study.read(view, project, plans.at(-1)?.plan, read)) };
    });
    const { design, data, snapshot } = study;
    const plan = locked.at(-1)?.plan ?? planOf(study);
    const history = historyOf(locked, study, plan);
    const same = { projectId, planHash: hashOf(plan), snapshotHash: snapshot.hash, codeVersion: CODE_VERSION };
    const planning = planningOf(history);
    const kept = await this.unitOfWork.read((view) => this.runs.allSame(view, same));
    const unchanged = kept.find(
      ({ results }) => isReadable(results) && hashOf(results.planning) === hashOf(planning),
    );
    if (unchanged) return { kind: 'kept', run: unchanged };
    progress(READ);
    const computed = analyse(design, plan, data, PUBLIC, history, (share) => {
      progress(Math.floor(READ + (COMPUTED - READ) * share));
    });
    const { results, release } = await this.#toRelease(projectId, study, computed);
    const run: NewRun = { ...same, resultsHash: hashOf(results), snapshot, results };
    return { kind: 'new', run, release };
  }

  /**
   * Results with whom their figures rest on. Where single sites beside those of earlier runs would tell about a few
   * people, they are left out, and all else is released as it is.
   */
  async #toRelease(
    projectId: string,
    study: Study,
    results: ImpactResults,
  ): Promise<{ results: ImpactResults; release: Release }> {
    const { data } = study;
    const people = namesIn(study);
    const beside = await this.unitOfWork.read((view) => this.ledger.releasedRuns(view, projectId));
    const wouldTell = (figures: readonly ReleasedFigure[]) =>
      this.unitOfWork.read((view) => this.ledger.wouldTell(view, beside, people, figures));
    const figures = releasedFigures(data, results);
    if (await wouldTell(figures)) throw new ProblemException('difference-too-small');
    const sites = releasedSites(data, results);
    const isTelling = await wouldTell(sites);
    const released = isTelling ? figures : [...figures, ...sites];
    return {
      results: isTelling ? withoutSites(results) : results,
      release: {
        people,
        figures: released.map((figure) => stored(figure, people.length)),
        beside,
      },
    };
  }

  /**
   * Makes a kept run again from the present data, under the plan it was made by and the plans that were locked then.
   * Nothing is kept and nothing is released.
   */
  async recompute({ projectId, results, createdAt }: AnalysisRunEntity): Promise<Recomputation> {
    const { locked, study } = await this.unitOfWork.snapshot(async (view) => {
      const project = await this.programme.requireProject(view, projectId);
      const plans = await this.plans.all(view, projectId);
      return {
        locked: plans.filter(({ lockedAt }) => lockedAt <= createdAt),
        study: await this.study.read(view, project, plans.length > 0 ? results.plan : undefined),
      };
    });
    const { design, data, snapshot } = study;
    const now = analyse(design, results.plan, data, PUBLIC, historyOf(locked, study, results.plan));
    const areSitesTold = results.outcomes.some(({ sites }) => sites.length > 0);
    const recomputed = resultsDifferences(results, areSitesTold ? now : withoutSites(now));
    return { presentSnapshot: snapshot.hash, recomputed };
  }
}
