import { Injectable } from '@nestjs/common';
import { AuditLog } from '../platform/audit/index.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/index.js';
import { newId, now } from '../platform/ids.js';
import { ProblemException } from '../platform/problems/index.js';
import { ProgrammeService } from '../programme/index.js';
import { isReadable, type Analysed, type Recomputation } from './analysed.js';
import type { AnalysisRunEntity } from './analysis-run.entity.js';
import { AnalysisRunsRepository } from './analysis-runs.repository.js';
import { Analyst } from './analyst.js';
import { AwaitedAnalyses } from './awaited-analyses.js';
import { ReleasedMeanwhile, ReleaseLedger } from './releases/release-ledger.js';

/** Each time that something was released meanwhile, somebody else's analysis was done. */
const MOST_ATTEMPTS = 5;

/** Has a project's data analysed as they stand, and keeps every run. */
@Injectable()
export class AnalysisService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly analyst: Analyst,
    private readonly awaited: AwaitedAnalyses,
    private readonly runs: AnalysisRunsRepository,
    private readonly ledger: ReleaseLedger,
    private readonly audit: AuditLog,
  ) {}

  /**
   * The analysis of a project's present data. Unchanged data give the run that is kept already.
   *
   * @throws ProblemException `not-found`; `analysis-impossible` with data of fewer than two waves;
   *   `difference-too-small` where its figures beside those of earlier runs would tell about a few people;
   *   `analysis-aborted` where the process that made it died; `analysis-cancelled`
   */
  run(projectId: string): Promise<AnalysisRunEntity> {
    return this.untilKept(
      () => this.awaited.during(projectId, (signal) => this.analyst.order(projectId, { signal })),
      (tx, analysed) => this.keep(tx, analysed),
    );
  }

  /**
   * Breaks off the analyses of a project that somebody waits for; nothing of them is kept. Reports are not touched,
   * nor is what another server makes.
   *
   * @throws ProblemException `not-found`, `analysis-not-running`
   */
  async cancel(projectId: string): Promise<void> {
    await this.unitOfWork.write(async (tx) => {
      const { id } = await this.programme.requireProject(tx, projectId);
      if (!this.awaited.has(id)) throw new ProblemException('analysis-not-running');
      this.audit.record(tx, { action: 'analysis.cancelled', project: id, subject: { kind: 'project', id } });
    });
    // Only what stands in the audit log is done.
    this.awaited.callOff(projectId);
  }

  /**
   * Makes something that rests on an analysis, and keeps both in one transaction; anew where another analysis was
   * released in between.
   */
  async untilKept<M, K>(
    make: () => Promise<M>,
    keep: (tx: WriteTransaction, made: M) => Promise<K>,
  ): Promise<K> {
    for (let attempt = 1; ; attempt++) {
      const made = await make();
      try {
        return await this.unitOfWork.write((tx) => keep(tx, made));
      } catch (error) {
        if (!(error instanceof ReleasedMeanwhile) || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }

  /** @throws ReleasedMeanwhile where its figures were not held against all that is published now */
  async keep(tx: WriteTransaction, analysed: Analysed): Promise<AnalysisRunEntity> {
    if (analysed.kind === 'kept') return analysed.run;
    const run: AnalysisRunEntity = { id: newId(), ...analysed.run, createdAt: now() };
    await this.ledger.enter(tx, run, analysed.release);
    const subject = { kind: 'analysis-run', id: run.id };
    this.audit.record(tx, {
      action: 'analysis.run',
      project: run.projectId,
      subject,
      detail: { results: run.resultsHash },
    });
    return run;
  }

  /** The run that gave these results, of whatever project; null where there is none, or none that can be read. */
  async withResults(resultsHash: string): Promise<AnalysisRunEntity | null> {
    const run = await this.unitOfWork.read((view) => this.runs.withResults(view, resultsHash));
    return run && isReadable(run.results) ? run : null;
  }

  /** A kept run made again from the present data, for who checks it. Nothing is kept and nothing is released. */
  recompute(run: AnalysisRunEntity): Promise<Recomputation> {
    return this.analyst.recompute(run);
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
