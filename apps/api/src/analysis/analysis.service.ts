import { Injectable } from '@nestjs/common';
import { canonicalJson, type JsonValue } from '@tongxing/contracts';
import {
  analyse,
  type AnalysisPlan,
  type Disclosure,
  type StudyData,
  type StudyDesign,
} from '@tongxing/impact';
import { hideSmallCounts, PUBLIC_MINIMUM } from '@tongxing/privacy';
import { UnitOfWork } from '../platform/database/index.js';
import { newId, now, sha256 } from '../platform/ids.js';
import { ProblemException } from '../platform/problems/index.js';
import { CODE_VERSION } from '../platform/version.js';
import { ProgrammeService } from '../programme/index.js';
import type { AnalysisRunEntity } from './analysis-run.entity.js';
import { AnalysisRunsRepository } from './analysis-runs.repository.js';
import { StudyReader } from './study-reader.js';

const PUBLIC: Disclosure = {
  minimum: PUBLIC_MINIMUM,
  hideCounts: (counts) => hideSmallCounts(counts, PUBLIC_MINIMUM),
};

const hashOf = (value: object) => sha256(canonicalJson(value as unknown as JsonValue));

/** Analyses a project's data as they stand, and keeps every run. */
@Injectable()
export class AnalysisService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly study: StudyReader,
    private readonly runs: AnalysisRunsRepository,
  ) {}

  /**
   * The analysis of a project's present data. Unchanged data give the run that is kept already.
   *
   * @throws ProblemException `not-found`; `analysis-impossible` with data of fewer than two waves
   */
  async run(projectId: string): Promise<AnalysisRunEntity> {
    const { design, data, snapshot } = await this.unitOfWork.snapshot(async (view) =>
      this.study.read(view, await this.programme.requireProject(view, projectId)),
    );
    const plan = planOf(design, data);
    const same = { projectId, planHash: hashOf(plan), snapshotHash: snapshot.hash, codeVersion: CODE_VERSION };
    const kept = await this.unitOfWork.read((view) => this.runs.findSame(view, same));
    if (kept) return kept;
    const results = analyse(design, plan, data, PUBLIC);
    const run: AnalysisRunEntity = {
      id: newId(),
      ...same,
      resultsHash: hashOf(results),
      snapshot,
      results,
      createdAt: now(),
    };
    await this.unitOfWork.write((tx) => this.runs.insert(tx, run));
    return run;
  }

  /** @throws ProblemException `not-found` for a project that is not there or has no run */
  newest(projectId: string): Promise<AnalysisRunEntity> {
    return this.unitOfWork.read(async (view) => {
      const run = await this.runs.newest(view, projectId);
      if (!run) throw new ProblemException('not-found');
      return run;
    });
  }
}

/** The plan of a project that has none of its own: every scale, from the first wave to the last with data. */
function planOf(design: StudyDesign, data: StudyData): AnalysisPlan {
  const answered = design.waves.filter((_, i) => data.present[i]?.includes(1));
  const [baseline] = answered;
  const endline = answered.at(-1);
  if (!baseline || !endline || baseline === endline) throw new ProblemException('analysis-impossible');
  return {
    schema: 'tongxing.analysis-plan/1',
    baseline: baseline.code,
    endline: endline.code,
    outcomes: data.outcomes.map((o) => o.id),
    comparisons: design.comparisons.filter((c) =>
      [c.treatment, c.comparison].every((arm) => design.arms.includes(arm)),
    ),
    level: 0.95,
  };
}
