import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PageQuery, ProblemCode } from '@tongxing/contracts';
import type { ReportDocument, ReportForm } from '@tongxing/report';
import { AnalysisService, type AnalysisRunEntity } from '../analysis/index.js';
import { currentActor } from '../platform/actor/index.js';
import { AuditLog, type AuditEvent } from '../platform/audit/index.js';
import { pageOf, UnitOfWork, type View, type WriteTransaction } from '../platform/database/index.js';
import { sha256 } from '../platform/ids.js';
import { JobsService } from '../platform/jobs/index.js';
import { problemCode, ProblemException } from '../platform/problems/index.js';
import { WorkBrokenOff, type Watch } from '../platform/workshop/index.js';
import { ProgrammeService } from '../programme/index.js';
import { toReport, type Report } from './dto/report.js';
import type { ReportEntity } from './report.entity.js';
import { ReportMaker } from './report-maker.js';
import { ReportPrinter } from './report-printer.js';
import { mayCancelReport, mayReadReport } from './reports.policy.js';
import { ReportsRepository } from './reports.repository.js';
import { NoLongerWanted, whileWanted } from './while-wanted.js';

const JOB = 'make-report';

interface Payload {
  readonly report: string;
}

/** Reports: asked for by a request, made by a job, kept as they were made. */
@Injectable()
export class ReportsService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly analysis: AnalysisService,
    private readonly maker: ReportMaker,
    private readonly printer: ReportPrinter,
    private readonly jobs: JobsService,
    private readonly repository: ReportsRepository,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(
      JOB,
      (payload, signal) => this.#makeAsked((payload as Payload).report, signal),
      (tx, payload) => this.#fail(tx, (payload as Payload).report, 'analysis-aborted'),
    );
  }

  /** Records the wish for a report and the job that makes it. @throws ProblemException `not-found` */
  async ask(projectId: string, form: ReportForm): Promise<Report> {
    const row = await this.unitOfWork.write(async (tx) => {
      await this.programme.requireProject(tx, projectId);
      const waiting = await this.repository.insertWaiting(tx, projectId, form);
      await this.jobs.add(tx, JOB, { report: waiting.id });
      this.#record(tx, 'report.asked', waiting);
      return waiting;
    });
    void this.jobs.work();
    return toReport(row);
  }

  /**
   * Makes a report of a project's present data, now. The same data give the same bytes.
   *
   * @throws ProblemException `not-found`, `analysis-impossible`, `difference-too-small`
   */
  make(projectId: string, form: ReportForm): Promise<{ pdf: Uint8Array; run: AnalysisRunEntity }> {
    return this.analysis.untilKept(
      () => this.maker.order(projectId, form),
      async (tx, { analysed, pdf }) => ({ pdf, run: await this.analysis.keep(tx, analysed) }),
    );
  }

  /** The report of a kept run. The same run gives the same bytes. */
  print(run: AnalysisRunEntity, form: ReportForm): Promise<Uint8Array> {
    return this.printer.print(run, form);
  }

  /** The same before it is drawn. */
  document(run: AnalysisRunEntity, form: ReportForm): Promise<ReportDocument> {
    return this.printer.document(run, form);
  }

  list(projectId: string, page: PageQuery) {
    return this.unitOfWork.read(async (view) => {
      await this.programme.requireProject(view, projectId);
      const found = await this.repository.page(view, projectId, page);
      const ids = found.rows.map(({ id }) => id);
      const made = await this.repository.made(view, ids);
      return pageOf(found, (row) => toReport(row, made.get(row.id)));
    });
  }

  /** @throws ProblemException `not-found` */
  find(id: string): Promise<Report> {
    return this.unitOfWork.read(async (view) => {
      const row = await this.#require(view, id);
      return toReport(row, (await this.repository.made(view, [id])).get(id));
    });
  }

  /**
   * Gives up a report that is not finished. One that is stays as it is.
   *
   * @throws ProblemException `not-found`, `report-finished`
   */
  cancel(id: string): Promise<Report> {
    return this.unitOfWork.write(async (tx) => {
      const row = await this.#require(tx, id, mayCancelReport);
      if (!(await this.repository.end(tx, id, { state: 'cancelled', problem: null })))
        throw new ProblemException('report-finished');
      this.#record(tx, 'report.cancelled', row);
      return toReport(await this.#require(tx, id, mayCancelReport));
    });
  }

  /** @throws ProblemException `not-found`, `report-not-ready` */
  download(id: string): Promise<Buffer> {
    return this.unitOfWork.read(async (view) => {
      await this.#require(view, id);
      const pdf = await this.repository.pdf(view, id);
      if (pdf == null) throw new ProblemException('report-not-ready');
      return Buffer.from(pdf, 'base64');
    });
  }

  /** @throws ProblemException `not-found`, also for a report that the caller does not reach */
  async #require(view: View, id: string, may = mayReadReport): Promise<ReportEntity> {
    const row = await this.repository.find(view, id);
    if (!row || !may(currentActor(), row)) throw new ProblemException('not-found');
    return row;
  }

  /** What can be told to whoever asked is kept with the report; anything else is tried again. */
  async #makeAsked(id: string, stopped: AbortSignal): Promise<void> {
    const row = await this.unitOfWork.write(async (tx) =>
      (await this.repository.begin(tx, id)) ? this.repository.find(tx, id) : null,
    );
    if (!row) return;
    try {
      await whileWanted(
        (percent) => this.#isWanted(id, percent),
        (watch) => this.#makeAndKeep(row, watch),
        stopped,
      );
    } catch (error) {
      if (error instanceof NoLongerWanted) return;
      if (!(error instanceof ProblemException) || error instanceof WorkBrokenOff) throw error;
      await this.unitOfWork.write((tx) => this.#fail(tx, id, problemCode(error)));
    }
  }

  /** Keeps how far a report is, where that has changed. */
  async #isWanted(id: string, percent: number): Promise<boolean> {
    const row = await this.unitOfWork.read((view) => this.repository.find(view, id));
    if (row?.state !== 'running') return false;
    return row.percent >= percent || this.unitOfWork.write((tx) => this.repository.advance(tx, id, percent));
  }

  /** The analysis and its report are kept together, or neither. */
  async #makeAndKeep(row: ReportEntity, watch: Watch): Promise<void> {
    await this.analysis.untilKept(
      () => this.maker.order(row.projectId, row, watch),
      async (tx, { analysed, pdf }) => {
        const { id: analysisRunId } = await this.analysis.keep(tx, analysed);
        const pdfHash = sha256(pdf);
        const made = { analysisRunId, pdf: Buffer.from(pdf).toString('base64'), pdfHash };
        if (!(await this.repository.finish(tx, row.id, made))) throw new NoLongerWanted();
        this.#record(tx, 'report.made', row, { hash: pdfHash });
      },
    );
  }

  async #fail(tx: WriteTransaction, id: string, problem: ProblemCode): Promise<void> {
    if (!(await this.repository.end(tx, id, { state: 'failed', problem }))) return;
    const row = await this.repository.find(tx, id);
    if (row) this.#record(tx, 'report.failed', row, { problem });
  }

  #record(
    tx: WriteTransaction,
    action: AuditEvent['action'],
    { id, projectId, language, length }: Pick<ReportEntity, 'id' | 'projectId' | 'language' | 'length'>,
    detail: AuditEvent['detail'] = {},
  ): void {
    const subject = { kind: 'report', id };
    this.audit.record(tx, { action, project: projectId, subject, detail: { language, length, ...detail } });
  }
}
