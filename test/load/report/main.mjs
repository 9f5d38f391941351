/**
 * How long a report takes from stored scores, and its PDF beside Chromium printing the same content.
 *
 *   npm run demo -- --once && node test/load/report/main.mjs [--project synthetic-tomorrow] [--reps 5]
 *
 * Each repetition reads the data and analyses them anew, writes the PDF, and has Chromium, which is up already, open
 * and print the page. Interleaved; medians. Compare the two with each other, not with other days.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { chromium } from 'playwright-core';
import {
  AnalysisService,
  AppModule,
  ProgrammeService,
  readConfiguration,
  ReportsService,
} from '../../../dist/cli/apps/api/src/index.js';
import { fontFile, renderPdf } from '../../../dist/cli/libs/report/src/index.js';
import { asHtml } from './as-html.mjs';

const { values: options } = parseArgs({
  options: {
    database: { type: 'string', default: 'sqlite:data/demo/tongxing.sqlite' },
    project: { type: 'string', default: 'synthetic-tomorrow' },
    language: { type: 'string', default: 'zh' },
    reps: { type: 'string', default: '5' },
  },
});
const form = { language: options.language, length: 'full' };
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

const configuration = readConfiguration({ TONGXING_DATABASE: options.database });
const app = await NestFactory.createApplicationContext(AppModule.with(configuration), { logger: false });
const folder = mkdtempSync(join(tmpdir(), 'tongxing-report-'));
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
});
try {
  const project = await app.get(ProgrammeService).findProjectByCode(options.project);
  const run = await app.get(AnalysisService).run(project.id);
  const page = join(folder, 'report.html');
  const document = await app.get(ReportsService).document(run, form);
  const fonts = { regular: join(folder, 'regular.ttf'), bold: join(folder, 'bold.ttf') };
  for (const [weight, path] of Object.entries(fonts)) writeFileSync(path, fontFile(weight));
  writeFileSync(page, asHtml(document, fonts));
  const times = { analysis: [], pdf: [], chromium: [] };
  const timed = async (name, work) => {
    const start = performance.now();
    const made = await work();
    times[name].push(performance.now() - start);
    return made;
  };
  let [pdf, printed] = [];
  for (let rep = 0; rep < Number(options.reps); rep++) {
    await timed('analysis', () => app.get(AnalysisService).recompute(run));
    pdf = await timed('pdf', async () => renderPdf(await app.get(ReportsService).document(run, form)));
    printed = await timed('chromium', () => printedBy(browser, page));
  }
  const figures = document.blocks.filter(({ kind }) => kind === 'figure').length;
  const [analysis, ours, theirs] = [times.analysis, times.pdf, times.chromium].map(median);
  console.log(
    `${options.project}: ${figures} charts, ${document.blocks.filter(({ kind }) => kind === 'table').length} tables`,
  );
  console.log(`read and analysed  ${analysis.toFixed(0)} ms`);
  console.log(`PDF written        ${ours.toFixed(0)} ms, ${(pdf.length / 1024).toFixed(0)} kB`);
  console.log(`in all             ${(analysis + ours).toFixed(0)} ms`);
  console.log(
    `Chromium, warm     ${theirs.toFixed(0)} ms, ${(printed.length / 1024).toFixed(0)} kB: ${(theirs / ours).toFixed(1)} times ours`,
  );
} finally {
  await browser.close();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}

async function printedBy(browser, path) {
  const page = await browser.newPage();
  await page.goto(`file://${path}`);
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true });
  await page.close();
  return pdf;
}
