import { Injectable } from '@nestjs/common';
import type { PageQuery, ProblemCode } from '@tongxing/contracts';
import type { ReportForm } from '@tongxing/report';
import { findPage, type View, type WriteTransaction } from '../platform/database/index.js';
import { newId, now } from '../platform/ids.js';
import { ReportEntity } from './report.entity.js';

@Injectable()
export class ReportsRepository {
  async insertWaiting(tx: WriteTransaction, projectId: string, form: ReportForm): Promise<ReportEntity> {
    const row: ReportEntity = {
      id: newId(),
      projectId,
      analysisRunId: null,
      ...form,
      state: 'waiting',
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

  page(view: View, projectId: string, page: PageQuery) {
    return findPage(view.manager.getRepository(ReportEntity), { projectId }, page);
  }

  async finish(
    tx: WriteTransaction,
    id: string,
    made: Pick<ReportEntity, 'analysisRunId' | 'pdf' | 'pdfHash'>,
  ): Promise<void> {
    await tx.manager.update(
      ReportEntity,
      { id, state: 'waiting' },
      { ...made, state: 'ready', finishedAt: now() },
    );
  }

  async fail(tx: WriteTransaction, id: string, problem: ProblemCode): Promise<void> {
    await tx.manager.update(
      ReportEntity,
      { id, state: 'waiting' },
      { problem, state: 'failed', finishedAt: now() },
    );
  }
}
