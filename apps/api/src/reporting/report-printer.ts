import { Injectable } from '@nestjs/common';
import { renderPdf, reportDocument, type ReportDocument, type ReportForm } from '@tongxing/report';
import { SCORER_VERSION } from '@tongxing/scoring';
import type { NewRun } from '../analysis/index.js';
import { ProgrammeService } from '../programme/index.js';

/** Prints reports of runs. The same run gives the same bytes. */
@Injectable()
export class ReportPrinter {
  constructor(private readonly programme: ProgrammeService) {}

  /** @param progress told now and then which share is printed, 0 to 1 */
  async print(run: NewRun, form: ReportForm, progress?: (share: number) => void): Promise<Uint8Array> {
    return renderPdf(await this.document(run, form), progress);
  }

  /** The same before it is drawn. */
  async document(run: NewRun, form: ReportForm): Promise<ReportDocument> {
    const { code, name, synthetic, source } = await this.programme.findProject(run.projectId);
    const { snapshot, results, planHash, resultsHash, codeVersion } = run;
    return reportDocument(
      results,
      {
        project: { code, name, synthetic, ...(source !== undefined && { source }) },
        instruments: [...snapshot.instruments],
        hashes: { plan: planHash, snapshot: snapshot.hash, results: resultsHash },
        scorerVersion: SCORER_VERSION,
        codeVersion,
        dataAsOf: snapshot.dataAsOf,
        submissions: snapshot.submissions,
      },
      form.language,
      form.length,
    );
  }
}
