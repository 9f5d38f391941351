import { Injectable } from '@nestjs/common';
import { type View, type WriteTransaction } from '../platform/database/index.js';
import { AnalysisRunEntity } from './analysis-run.entity.js';

@Injectable()
export class AnalysisRunsRepository {
  async insert(tx: WriteTransaction, row: AnalysisRunEntity): Promise<void> {
    await tx.manager.insert(AnalysisRunEntity, row);
  }

  newest(view: View, projectId: string): Promise<AnalysisRunEntity | null> {
    return view.manager.findOne(AnalysisRunEntity, { where: { projectId }, order: { id: 'DESC' } });
  }

  find(view: View, id: string): Promise<AnalysisRunEntity | null> {
    return view.manager.findOneBy(AnalysisRunEntity, { id });
  }

  /** The newest of the runs that gave these results. */
  withResults(view: View, resultsHash: string): Promise<AnalysisRunEntity | null> {
    return view.manager.findOne(AnalysisRunEntity, { where: { resultsHash }, order: { id: 'DESC' } });
  }

  /** Runs of the same code under the same plan on the same data; they differ at most in when the plan was locked. */
  allSame(
    view: View,
    same: Pick<AnalysisRunEntity, 'projectId' | 'planHash' | 'snapshotHash' | 'codeVersion'>,
  ): Promise<AnalysisRunEntity[]> {
    return view.manager.find(AnalysisRunEntity, { where: same, order: { id: 'ASC' } });
  }
}
