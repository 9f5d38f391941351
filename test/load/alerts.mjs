/**
 * How long the queue of alerts takes to read, over so many cases, most of them closed.
 *
 *   npm run build && node test/load/alerts.mjs [--alerts 10000] [--open 200] [--database sqlite:PATH|postgres://…]
 *
 * Reads the queue as the lead does: the first time in a process, and again; with the escalation that runs every
 * minute. Compare only with other figures of the same session.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import {
  actAs,
  AppModule,
  Escalation,
  ProgrammeService,
  readConfiguration,
  UnitOfWork,
} from '../../dist/cli/apps/api/src/index.js';
import { AlertsService } from '../../dist/cli/apps/api/src/safeguarding/alerts.service.js';
import { CaseFiles } from '../../dist/cli/apps/api/src/safeguarding/case-files.js';

const folder = mkdtempSync(join(tmpdir(), 'tongxing-alerts-'));
const { values: options } = parseArgs({
  options: {
    alerts: { type: 'string', default: '10000' },
    open: { type: 'string', default: '200' },
    database: { type: 'string', default: `sqlite:${join(folder, 'alerts.sqlite')}` },
  },
});
const ALERTS = Number(options.alerts);
const OPEN = Number(options.open);
const PEOPLE = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const HANDLED = ['acknowledge', 'contact', 'refer', 'review', 'propose_closure', 'close'];

const environment = {
  TONGXING_DATABASE: options.database,
  TONGXING_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
};
const application = () =>
  NestFactory.createApplicationContext(AppModule.with(readConfiguration(environment)), { logger: false });

let app = await application();
try {
  const frame = app.get(ProgrammeService);
  const name = { zh: '合成', en: 'Synthetic' };
  const frameOf = { code: `alerts-${Date.now()}`, name, allocation: 'single_group', synthetic: true };
  const project = await frame.createProject({ ...frameOf, comparisons: [], consentRequired: false });
  const site = await frame.createSite(project.id, { code: 'centre', name, kind: 'centre' });
  await fill(project.id, site.id);
  await app.close();
  app = await application();
  await measure(project.id);
} finally {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}

async function fill(project, site) {
  const files = app.get(CaseFiles);
  for (let from = 0; from < ALERTS; from += 500)
    await app.get(UnitOfWork).write(async (tx) => {
      for (let i = from; i < Math.min(ALERTS, from + 500); i++) {
        const raisedAt = new Date(Date.UTC(2026, 0, 1) + i * 60_000).toISOString();
        const alert = { source: 'concern', level: (i % 3) + 1, raisedAt, site, reasons: [], signs: ['other'] };
        let file = await files.open(tx, project, { ...alert, text: '合成的一段话。'.repeat(20) });
        for (const kind of i < ALERTS - OPEN ? HANDLED : [])
          file = await files.append(tx, project, file, {
            kind,
            at: new Date(Date.parse(raisedAt) + 3_600_000).toISOString(),
            by: PEOPLE[kind === 'close' ? 1 : 0],
            ...(kind === 'refer' && { service: 'hospital' }),
            ...(kind === 'propose_closure' && { reason: '合成的理由' }),
          });
      }
    });
}

async function measure(project) {
  const reach = [{ permissions: new Set(['alerts.read', 'alerts.write']) }];
  const lead = { kind: 'user', id: PEOPLE[0], reach };
  const queue = (query) => actAs(lead, () => app.get(AlertsService).queue(project, query));
  const open = { drill: false, closed: false, limit: 50 };
  await timed('open cases, first reading of the process', () => queue(open));
  for (let i = 0; i < 3; i++) await timed('open cases, again', () => queue(open));
  await timed('closed cases', () => queue({ ...open, closed: true }));
  await timed('escalation', () => app.get(Escalation).escalate(new Date().toISOString()));
  await timed('escalation, again', () => app.get(Escalation).escalate(new Date().toISOString()));
  await timed('open cases after it', () => queue(open));
}

/** Also the longest time for which nothing else could run meanwhile. */
async function timed(label, work) {
  let longest = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  const from = performance.now();
  const result = await work();
  const took = performance.now() - from;
  clearInterval(watch);
  longest = Math.max(longest, performance.now() - last);
  const shown = result ? `, ${String(result.items.length)} shown` : '';
  process.stdout.write(`${label.padEnd(42)} ${took.toFixed(0)} ms, held up ${longest.toFixed(0)} ms${shown}\n`);
}
