/**
 * Makes the report of a database that build.mjs has made, as the job does, and says how long each part took.
 *
 *   node --heap-growing-percent=50 test/load/report/million/measure.mjs --database sqlite:/tmp/million.sqlite [--pdf report.pdf]
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import {
  AppModule,
  ProgrammeService,
  readConfiguration,
  ReportsService,
} from '../../../../dist/cli/apps/api/src/index.js';
import { Analyst } from '../../../../dist/cli/apps/api/src/analysis/analyst.js';
import { StudyReader } from '../../../../dist/cli/apps/api/src/analysis/study-reader.js';
import { ReportPrinter } from '../../../../dist/cli/apps/api/src/reporting/report-printer.js';
import { CODE } from './frame.mjs';

const { values: options } = parseArgs({
  options: { database: { type: 'string' }, pdf: { type: 'string' }, results: { type: 'string' } },
});
const configuration = readConfiguration({ TONGXING_DATABASE: options.database });
const app = await NestFactory.createApplicationContext(AppModule.with(configuration), { logger: false });
const seconds = {};
const peaks = {};

/** Has every call of a method added to a part's seconds. */
function timed(object, method, part) {
  const plain = object[method].bind(object);
  object[method] = async (...given) => {
    const start = performance.now();
    const made = await plain(...given);
    seconds[part] = (seconds[part] ?? 0) + (performance.now() - start) / 1000;
    peaks[part] = process.resourceUsage().maxRSS / 1024;
    return made;
  };
}

for (const [service, method, part] of [
  [StudyReader, 'read', 'read'],
  [Analyst, 'analyse', 'analysed'],
  [ReportPrinter, 'print', 'print'],
])
  timed(app.get(service, { strict: false }), method, part);
const { id } = await app.get(ProgrammeService).findProjectByCode(CODE);
const before = process.cpuUsage();
const start = performance.now();
const { pdf, run } = await app.get(ReportsService).make(id, { language: 'zh', length: 'full' });
const total = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(before);
const rounded = (n) => Number(n.toFixed(2));
process.stdout.write(
  `${JSON.stringify({
    participants: run.snapshot.participants,
    submissions: run.snapshot.submissions,
    read: rounded(seconds.read),
    analyse: rounded(seconds.analysed - seconds.read),
    print: rounded(seconds.print),
    keep: rounded(total - seconds.analysed - seconds.print),
    total: rounded(total),
    processor: rounded((user + system) / 1e6),
    peaks: Object.fromEntries(Object.entries(peaks).map(([part, mb]) => [part, Math.round(mb)])),
    peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
    pdfKB: Math.round(pdf.length / 1024),
    load: rounded(loadavg()[0]),
    snapshot: run.snapshot.hash,
    results: run.resultsHash,
  })}\n`,
);
if (options.pdf) writeFileSync(options.pdf, pdf);
if (options.results) writeFileSync(options.results, JSON.stringify(run.results));
await app.close();
