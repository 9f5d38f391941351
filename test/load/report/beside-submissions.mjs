/**
 * What a report in the making costs submissions, and how long it takes: made beside the server, and in its process.
 *
 *   npm run build && npm run demo -- --once && node test/load/report/beside-submissions.mjs [--reps 3] [--seconds 10]
 *
 * Works on a copy of the demonstration's database. Submissions are sent at a steady pace, whatever the answers take,
 * and their latency is counted from when each was due. Quiet spells and spells with a report alternate; before each
 * report the runs of the project are removed, so that each analyses anew. Compare only figures of one session.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { Secret, TOTP } from 'otpauth';
import { v7 } from 'uuid';

const { values: options } = parseArgs({
  options: {
    database: { type: 'string', default: 'data/demo/tongxing.sqlite' },
    project: { type: 'string', default: 'synthetic-tomorrow' },
    reps: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '10' },
    rate: { type: 'string', default: '20' },
  },
});
const REPS = Number(options.reps);
const QUIET_MS = 1000 * Number(options.seconds);
const EVERY_MS = 1000 / Number(options.rate);
const MAIN = 'dist/cli/apps/cli/src/main.js';
const ITEMS = Array.from({ length: 60 }, (_, i) => `item${i + 1}`);
const PASSWORD = 'harbour violin nineteen';

const folder = mkdtempSync(join(tmpdir(), 'tongxing-beside-'));
const path = join(folder, 'copy.sqlite');
const env = {
  ...process.env,
  TONGXING_DATABASE: `sqlite:${path}`,
  TONGXING_PORT: '0',
  TONGXING_LOG_LEVEL: 'error',
};
/** The headers that speak for a user, by name. Sessions are kept in the database: they outlive a server. */
const sessions = {};
try {
  const source = new Database(options.database, { readonly: true });
  await source.backup(path);
  source.close();
  cpSync(`${options.database}.master-key`, `${path}.master-key`);
  await importFrame();
  for (const [place, program] of [
    ['beside', [MAIN, 'serve']],
    ['in the server', ['test/load/report/serve-here.mjs']],
  ])
    await measured(place, program);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measured(place, program) {
  const server = spawn(process.execPath, program, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    const url = await new Promise((resolve) => {
      server.stdout.on('data', (data) => {
        const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(data) ?? [];
        if (found) resolve(found);
      });
    });
    if (!sessions.evaluator) await signIn(url);
    const project = (await items(url, '/projects')).find(({ code }) => code === options.project);
    const envelope = await envelopeOf(url);
    const [quiet, busy, took] = [[], [], []];
    for (let rep = 0; rep < REPS; rep++) {
      quiet.push(...(await submitting(url, envelope, delay(QUIET_MS))));
      forgetRuns(project.id);
      const start = performance.now();
      busy.push(...(await submitting(url, envelope, report(url, project.id))));
      took.push(performance.now() - start);
    }
    const [without, beside] = [quiet, busy].map((all) => [at(all, 0.5), at(all, 0.95), at(all, 1)]);
    const ms = (values) => values.map((value) => value.toFixed(0).padStart(6)).join('');
    console.log(
      `report made ${place}: first ${(took[0] / 1000).toFixed(1)} s, then ${took
        .slice(1)
        .map((t) => (t / 1000).toFixed(1))
        .join(' ')} s`,
    );
    console.log(`  submissions alone     p50 p95 max (ms) ${ms(without)}   of ${quiet.length}`);
    console.log(`  submissions beside it p50 p95 max (ms) ${ms(beside)}   of ${busy.length}`);
    console.log(
      `  ratio                 p50 p95 max      ${beside.map((b, i) => (b / without[i]).toFixed(1).padStart(6)).join('')}`,
    );
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}

function at(values, share) {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))];
}

/** Sends submissions at a steady pace until something is over. @returns latencies in milliseconds */
async function submitting(url, envelope, until) {
  let isOver = false;
  const over = () => (isOver = true);
  until.then(over, over);
  const sent = [];
  const start = performance.now();
  for (let i = 0; !isOver; i++) {
    const due = start + i * EVERY_MS;
    await delay(Math.max(0, due - performance.now()));
    const answered = answer(url, 'PUT', `/submissions/${v7()}`, envelope).then(() => performance.now() - due);
    // What fails is told when all are awaited, and the server is ended first.
    answered.catch(() => undefined);
    sent.push(answered);
  }
  await until;
  return Promise.all(sent);
}

async function report(url, project) {
  const { id } = await answer(url, 'POST', `/projects/${project}/reports`, { language: 'zh' }, 'evaluator');
  for (;;) {
    await delay(250);
    const { state, problem } = await answer(url, 'GET', `/reports/${id}`, undefined, 'evaluator');
    if (state === 'ready') return;
    if (state !== 'waiting' && state !== 'running') throw new Error(`the report is ${state}: ${problem}`);
  }
}

/** As if the project had never been analysed. */
function forgetRuns(project) {
  const file = new Database(path, { timeout: 15_000 });
  file.transaction(() => {
    for (const table of ['report', 'analysis_release', 'analysis_run'])
      file.prepare(`DELETE FROM ${table} WHERE project_id = ?`).run(project);
  })();
  file.close();
}

/** Each role by a user of that name. An evaluator may do nothing without a second factor. */
async function signIn(url) {
  for (const name of ['supervisor', 'evaluator']) {
    const invitation = await run('users', 'invite', name, '--role', name);
    const token = /#([\w-]{43})/.exec(invitation)?.[1];
    await answer(url, 'POST', '/links/password', { token, password: PASSWORD });
    await answer(url, 'POST', '/session', { name, password: PASSWORD }, name);
  }
  const { secret } = await answer(url, 'POST', '/account/second-factor', { password: PASSWORD }, 'evaluator');
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  await answer(url, 'PUT', '/account/second-factor', { code }, 'evaluator');
}

/** @throws Error with the status and the code of a problem */
async function answer(url, method, path, body, by = 'supervisor') {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-requested-by': 'tongxing', ...sessions[by] },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answered = text && JSON.parse(text);
  if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status} ${answered.code}`);
  const cookie = response.headers.get('set-cookie');
  if (cookie) sessions[by] = { cookie: cookie.split(';')[0] };
  return answered;
}

async function items(url, path) {
  return (await answer(url, 'GET', path)).items;
}

async function envelopeOf(url) {
  const project = (await items(url, '/projects')).find(({ code }) => code === 'load');
  const [participant] = await items(url, `/projects/${project.id}/participants`);
  const [wave] = await items(url, `/projects/${project.id}/waves`);
  const { version, hash } = (await items(url, '/instruments')).find((v) => v.instrument === 'sixty');
  return {
    participant: participant.id,
    wave: wave.id,
    respondent: 'child',
    mode: 'paper',
    language: 'zh-CN',
    instrument: { id: 'sixty', version, hash },
    answers: Object.fromEntries(ITEMS.map((item, i) => [item, i % 5])),
  };
}

/** A project of its own for the submissions, with one participant and an instrument of sixty items. */
async function importFrame() {
  const name = { zh: '压力测试（合成数据）', en: 'Load test (synthetic data)' };
  const about = { title: name, construct: name, source: 'invented', licence: 'none needed', evidence: name };
  const scale = {
    id: 'all',
    name,
    domain: 'test',
    direction: 'neutral',
    measurement: 'reflective',
    items: ITEMS,
  };
  const own = {
    id: 'sixty',
    version: '1.0.0',
    ...about,
    range: { min: 0, max: 4 },
    items: ITEMS,
    scales: [scale],
  };
  const mapping = {
    schema: 'tongxing.import-mapping/1',
    project: { code: 'load', name, allocation: 'single_group', synthetic: true, consentRequired: false },
    instrument: { own },
    respondent: 'child',
    language: 'zh-CN',
    columns: { participant: 'person', wave: 'wave', site: 'site' },
    waves: [{ code: 'baseline', name }],
    sites: { kind: 'school' },
  };
  writeFileSync(join(folder, 'mapping.yaml'), JSON.stringify(mapping));
  const row = ['p-1', 'baseline', 's-1', ...ITEMS.map((_, i) => i % 5)];
  writeFileSync(join(folder, 'one.csv'), `${['person', 'wave', 'site', ...ITEMS].join()}\n${row.join()}\n`);
  await run('import', join(folder, 'one.csv'), '--mapping', join(folder, 'mapping.yaml'));
}

function run(...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.on('data', (data) => (printed += data));
    child.on('close', (code) =>
      code === 0 ? resolve(printed) : reject(new Error(`tongxing ${args[0]} ended with ${code}`)),
    );
  });
}
