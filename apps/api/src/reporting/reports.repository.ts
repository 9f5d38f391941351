import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { PageQuery, ProblemCode } from '@tongxing/contracts';
import type { ReportForm } from '@tongxing/report';
import { AnalysisRunEntity } from '../analysis/index.js';
import { findPage, type View, type WriteTransaction } from '../platform/database/index.js';
import { newId, now } from '../platform/ids.js';
import type { MadeReport } from './dto/report.js';
import { ReportEntity } from './report.entity.js';

const UNFINISHED = In(['waiting', 'running']);

@Injectable()
export class ReportsRepository {
  async insertWaiting(tx: WriteTransaction, projectId: string, form: ReportForm): Promise<ReportEntity> {
    const row: ReportEntity = {
      id: newId(),
      projectId,
      analysisRunId: null,
      ...form,
      state: 'waiting',
      percent: 0,
      problem: null,
      pdf: null,
      pdfHash: null,
      createdAt: now(),
      finishedAt: null,
    };
    await tx.manager.insert(ReportEntity, row);
    return row;
  }

  find(view: View, id: string): Promise<ReportEntity | null> {
    return view.manager.findOneBy(ReportEntity, { id });
  }

  async pdf(view: View, id: string): Promise<string | null | undefined> {
    const row = await view.manager.findOne(ReportEntity, { where: { id }, select: { id: true, pdf: true } });
    return row?.pdf;
  }

  /** Of those that are ready: how large their PDF is, and the hashes of their runs. No PDF is read out. */
  async made(view: View, ids: readonly string[]): Promise<Map<string, MadeReport>> {
    if (ids.length === 0) return new Map();
    const rows: (MadeReport['run'] & { id: string; size: number | string })[] = await view.manager
      .createQueryBuilder(ReportEntity, 'report')
      .innerJoin(AnalysisRunEntity, 'run', 'run.id = report.analysisRunId')
      .where('report.id IN (:...ids) AND report.pdf IS NOT NULL', { ids })
      .select('report.id', 'id')
      // In base64 four signs stand for three bytes, the last of them filled up with "=".
      .addSelect("LENGTH(report.pdf) / 4 * 3 - (LENGTH(report.pdf) - LENGTH(RTRIM(report.pdf, '=')))", 'size')
      .addSelect('run.planHash', 'plan')
      .addSelect('run.snapshotHash', 'snapshot')
      .addSelect('run.resultsHash', 'results')
      .getRawMany();
    return new Map(rows.map(({ id, size, ...run }) => [id, { pdfSize: Number(size), run }]));
  }

  page(view: View, projectId: string, page: PageQuery) {
    return findPage(view.manager.getRepository(ReportEntity), { projectId }, page);
  }

  /** Begins, or begins again after a process died. Like all that follows, false where it is not wanted any more. */
  begin(tx: WriteTransaction, id: string): Promise<boolean> {
    return this.#update(tx, id, { state: 'running', percent: 0 });
  }

  advance(tx: WriteTransaction, id: string, percent: number): Promise<boolean> {
    return this.#update(tx, id, { percent });
  }

  finish(
    tx: WriteTransaction,
    id: string,
    made: Pick<ReportEntity, 'analysisRunId' | 'pdf' | 'pdfHash'>,
  ): Promise<boolean> {
    return this.#update(tx, id, { ...made, state: 'ready', percent: 100, finishedAt: now() });
  }

  end(
    tx: WriteTransaction,
    id: string,
    end: { readonly state: 'failed' | 'cancelled'; readonly problem: ProblemCode | null },
  ): Promise<boolean> {
    return this.#update(tx, id, { ...end, finishedAt: now() });
  }

  /** Changes a report that is not finished, and no other: whoever was first has the row until the transaction ends. */
  async #update(tx: WriteTransaction, id: string, change: Partial<ReportEntity>): Promise<boolean> {
    return (await tx.manager.update(ReportEntity, { id, state: UNFINISHED }, change)).affected === 1;
  }
}
