import { Injectable } from '@nestjs/common';
import type { ResultsDifference } from '@tongxing/impact';
import {
  identityIn,
  printedDifferences,
  printedDocument,
  type PrintedDifference,
  type PrintedDocument,
  type ReportIdentity,
} from '@tongxing/report';
import { AnalysisService, type AnalysisRunEntity } from '../analysis/index.js';
import { ProblemException } from '../platform/problems/index.js';
import { ReportsService } from './reports.service.js';

/** What a file turned out to be. */
export interface Verification {
  readonly run: AnalysisRunEntity;
  readonly form: ReportIdentity;
  /** Whether the file is, byte for byte, the one that the kept run gives. */
  readonly sameBytes: boolean;
  /** Where it does not read as the kept run does. */
  readonly printed: readonly PrintedDifference[];
  /** The snapshot that the present data give; another than the run's where data came, went or changed. */
  readonly presentSnapshot: string;
  /** Where the analysis of the present data differs from the kept one. */
  readonly recomputed: readonly ResultsDifference[];
}

/** Checks a report's file against the run that it prints, and that run against the data. */
@Injectable()
export class ReportVerifier {
  constructor(
    private readonly analysis: AnalysisService,
    private readonly reports: ReportsService,
  ) {}

  /**
   * @throws ProblemException `report-unreadable` where the bytes are no report of Tongxing, `report-unknown` where
   *   its results were not made here
   */
  async verify(pdf: Uint8Array): Promise<Verification> {
    const file = await read(pdf);
    const form = identityIn(file.keywords);
    if (!form) throw new ProblemException('report-unreadable');
    const run = await this.analysis.withResults(form.results);
    if (!run) throw new ProblemException('report-unknown');
    const made = await this.reports.print(run, form);
    const sameBytes = Buffer.compare(pdf, made) === 0;
    return {
      run,
      form,
      sameBytes,
      printed: sameBytes ? [] : printedDifferences(file.pages, (await printedDocument(made)).pages),
      ...(await this.analysis.recompute(run)),
    };
  }
}

async function read(pdf: Uint8Array): Promise<PrintedDocument> {
  try {
    return await printedDocument(pdf);
  } catch {
    throw new ProblemException('report-unreadable');
  }
}
