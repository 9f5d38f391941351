import { Injectable } from '@nestjs/common';
import type { AnalysisPlan } from '@tongxing/contracts';
import {
  AGE_BAND,
  analyse,
  planningOf,
  releasedFigures,
  releasedSites,
  RESULTS_SCHEMA,
  resultsDifferences,
  withoutSites,
  type Disclosure,
  type ImpactResults,
  type PlanHistory,
  type ResultsDifference,
} from '@tongxing/impact';
import { hideSmallCounts, PUBLIC_MINIMUM, PUBLIC_MINIMUM_SITES } from '@tongxing/privacy';
import { AuditLog } from '../platform/audit/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { hashOf, newId, now } from '../platform/ids.js';
import { ProblemException } from '../platform/problems/index.js';
import { CODE_VERSION } from '../platform/version.js';
import { ProgrammeService } from '../programme/index.js';
import type { AnalysisRunEntity } from './analysis-run.entity.js';
import { AnalysisRunsRepository } from './analysis-runs.repository.js';
import { isSuperseded } from './linked-outcomes.js';
import type { LockedPlanEntity } from './plan/locked-plan.entity.js';
import { LockedPlansRepository } from './plan/locked-plans.repository.js';
import { ReleaseLedger } from './releases/release-ledger.js';
import { StudyReader, type Study } from './study-reader.js';

const PUBLIC: Disclosure = {
  minimum: PUBLIC_MINIMUM,
  hideCounts: (counts) => hideSmallCounts(counts, PUBLIC_MINIMUM),
  ofSites: {
    minimum: PUBLIC_MINIMUM_SITES,
    hideCounts: (counts) => hideSmallCounts(counts, PUBLIC_MINIMUM_SITES),
  },
};

/** A kept run beside what the present data give. */
export interface Recomputation {
  readonly presentSnapshot: string;
  readonly recomputed: readonly ResultsDifference[];
}

/** Analyses a project's data as they stand, and keeps every run. */
@Injectable()
export class AnalysisService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly study: StudyReader,
    private readonly plans: LockedPlansRepository,
    private readonly runs: AnalysisRunsRepository,
    private readonly ledger: ReleaseLedger,
    private readonly audit: AuditLog,
  ) {}

  /**
   * The analysis of a project's present data. Unchanged data give the run that is kept already.
   *
   * @throws ProblemException `not-found`; `analysis-impossible` with data of fewer than two waves;
   *   `difference-too-small` where its figures beside those of earlier runs would tell about a few people
   */
  async run(projectId: string): Promise<AnalysisRunEntity> {
    const { locked, ...study } = await this.unitOfWork.snapshot(async (view) => {
      const project = await this.programme.requireProject(view, projectId);
      const plans = await this.plans.all(view, projectId);
      return { locked: plans, ...(await this.study.read(view, project, plans.at(-1)?.plan)) };
    });
    const { design, data, people, snapshot } = study;
    const plan = locked.at(-1)?.plan ?? planOf(study);
    const history = historyOf(locked, study, plan);
    const same = { projectId, planHash: hashOf(plan), snapshotHash: snapshot.hash, codeVersion: CODE_VERSION };
    const kept = await this.unitOfWork.read((view) => this.runs.allSame(view, same));
    const planning = planningOf(history);
    const unchanged = kept.find(
      ({ results }) => isReadable(results) && hashOf(results.planning) === hashOf(planning),
    );
    if (unchanged) return unchanged;
    const { results, figures } = await this.#toRelease(
      projectId,
      study,
      analyse(design, plan, data, PUBLIC, history),
    );
    const run: AnalysisRunEntity = {
      id: newId(),
      ...same,
      resultsHash: hashOf(results),
      snapshot,
      results,
      createdAt: now(),
    };
    await this.unitOfWork.write(async (tx) => {
      await this.ledger.enter(tx, run, people, figures);
      const subject = { kind: 'analysis-run', id: run.id };
      this.audit.record(tx, {
        action: 'analysis.run',
        project: projectId,
        subject,
        detail: { results: run.resultsHash },
      });
    });
    return run;
  }

  /**
   * Results with whom their figures rest on. Where single sites beside those of earlier runs would tell about a few
   * people, they are left out, and all else is released as it is.
   */
  async #toRelease(projectId: string, { data, people }: Study, results: ImpactResults) {
    const sites = releasedSites(data, results);
    const isTelling = await this.unitOfWork.read((view) =>
      this.ledger.wouldTell(view, projectId, people, sites),
    );
    if (isTelling) return { results: withoutSites(results), figures: releasedFigures(data, results) };
    return { results, figures: [...releasedFigures(data, results), ...sites] };
  }

  /** The run that gave these results, of whatever project; null where there is none, or none that can be read. */
  async withResults(resultsHash: string): Promise<AnalysisRunEntity | null> {
    const run = await this.unitOfWork.read((view) => this.runs.withResults(view, resultsHash));
    return run && isReadable(run.results) ? run : null;
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

  /** @throws ProblemException `not-found` for a project that is not there or has no run */
  newest(projectId: string): Promise<AnalysisRunEntity> {
    return this.unitOfWork.read(async (view) => {
      const run = await this.runs.newest(view, projectId);
      if (!run || !isReadable(run.results)) throw new ProblemException('not-found');
      return run;
    });
  }
}

/** Runs whose results have the shape of an older version are kept as evidence, and not read any more. */
const isReadable = ({ schema }: { schema: string }): boolean => schema === RESULTS_SCHEMA;

/** How the plan in force came to be; undefined where none was locked. */
function historyOf(
  locked: readonly LockedPlanEntity[],
  { design, opened }: Study,
  { endline }: AnalysisPlan,
): PlanHistory | undefined {
  const [first, newest] = [locked[0], locked.at(-1)];
  if (!first || !newest) return undefined;
  const endlineOpened = opened[design.waves.findIndex((w) => w.code === endline)];
  return {
    lockedAt: newest.lockedAt,
    ...(first !== newest && { firstLockedAt: first.lockedAt }),
    ...(endlineOpened !== undefined && { endlineOpened }),
  };
}

/** The plan of a project that has none of its own: every scale, from the first wave to the last with data, by sex and age. */
function planOf({ design, data, opened }: Study): AnalysisPlan {
  const answered = design.waves.filter((_, i) => opened[i] !== undefined);
  const [baseline] = answered;
  const endline = answered.at(-1);
  if (!baseline || !endline || baseline === endline) throw new ProblemException('analysis-impossible');
  return {
    schema: 'tongxing.analysis-plan/1',
    baseline: baseline.code,
    endline: endline.code,
    outcomes: data.outcomes.filter((o) => !isSuperseded(o)).map((o) => o.id),
    primary: [],
    comparisons: design.comparisons.filter((c) =>
      [c.treatment, c.comparison].every((arm) => design.arms.includes(arm)),
    ),
    subgroups: [
      ...(data.facts.some(({ name }) => name === 'sex') ? ['sex'] : []),
      ...(data.ages ? [AGE_BAND] : []),
    ],
    level: 0.95,
    seed: 1,
  };
}
