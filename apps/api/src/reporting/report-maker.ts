import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ReportForm } from '@tongxing/report';
import { Analyst, type Analysed } from '../analysis/index.js';
import { Workshop, type Watch } from '../platform/workshop/index.js';
import { ReportPrinter } from './report-printer.js';

const MAKE = 'make-report';
/** Of the time that a report takes, the percent that has gone by when its analysis is there. */
const ANALYSED = 83;

interface Order {
  readonly projectId: string;
  readonly form: ReportForm;
}

/** A report with the analysis that it prints, neither of them kept yet. */
export interface MadeReport {
  readonly analysed: Analysed;
  readonly pdf: Uint8Array;
}

/** Makes reports of present data, in the workshop, and keeps nothing. The same data give the same bytes. */
@Injectable()
export class ReportMaker implements OnModuleInit {
  constructor(
    private readonly workshop: Workshop,
    private readonly analyst: Analyst,
    private readonly printer: ReportPrinter,
  ) {}

  onModuleInit(): void {
    this.workshop.learn(MAKE, (order, progress) => this.#make(order as Order, progress));
  }

  /** @throws ProblemException `not-found`, `analysis-impossible`, `difference-too-small`, `analysis-aborted` */
  order(projectId: string, { language, length }: ReportForm, watch?: Watch): Promise<MadeReport> {
    const order: Order = { projectId, form: { language, length } };
    return this.workshop.make(MAKE, order, watch) as Promise<MadeReport>;
  }

  async #make({ projectId, form }: Order, progress: (percent: number) => void): Promise<MadeReport> {
    const analysed = await this.analyst.analyse(projectId, (percent) => {
      progress(Math.floor((percent * ANALYSED) / 100));
    });
    progress(ANALYSED);
    const pdf = await this.printer.print(analysed.run, form, (share) => {
      progress(Math.floor(ANALYSED + (100 - ANALYSED) * share));
    });
    return { analysed, pdf };
  }
}
