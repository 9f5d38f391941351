/**
 * Submissions a second, one by one and in batches, through the built server on one database.
 *
 *   npm run build && node test/load/submissions.mjs [--database sqlite:PATH|postgres://…] [--seconds 8]
 *
 * Two instruments: the shipped questionnaire (its compiled plan validates) and 60 items without texts (their
 * ranges do). Everything stays on the loopback address. Compare only with other figures of the same session.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { v7 } from 'uuid';

const folder = mkdtempSync(join(tmpdir(), 'tongxing-load-'));
const { values: options } = parseArgs({
  options: {
    database: { type: 'string', default: `sqlite:${join(folder, 'load.sqlite')}` },
    seconds: { type: 'string', default: '8' },
  },
});
const SECONDS = Math.min(30, Number(options.seconds));
const CONNECTIONS = [1, 8, 32];
const BATCH = 100;
const ITEMS = Array.from({ length: 60 }, (_, i) => `item${i + 1}`);
const MAIN = 'dist/cli/apps/cli/src/main.js';
const env = {
  ...process.env,
  TONGXING_DATABASE: options.database,
  TONGXING_PORT: '0',
  TONGXING_LOG_LEVEL: 'error',
};

/** Headers that show who calls. */
let signedIn = {};

await run('instruments', 'publish');
await importFrame();
const invitation = await run('users', 'invite', 'load', '--role', 'supervisor');
const server = spawn(process.execPath, [MAIN, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const port = await new Promise((resolve) => {
    server.stdout.on('data', (data) => {
      const [, found] = /127\.0\.0\.1:(\d+)/.exec(data) ?? [];
      if (found) resolve(Number(found));
    });
  });
  await signIn(port, /#([\w-]{43})/.exec(invitation)?.[1]);
  for (const envelope of await envelopes(port)) await measure(port, envelope);
} finally {
  server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}

async function measure(port, { label, envelope }) {
  for (const connections of CONNECTIONS) {
    const rate = await load(port, connections, () => ['PUT', `/api/v1/submissions/${v7()}`, envelope], 1);
    console.log(
      `${label.padEnd(28)} one by one     ${String(connections).padStart(2)} connections ${rate} submissions/s`,
    );
  }
  const batch = () => ({
    submissions: Array.from({ length: BATCH }, () => ({ id: v7(), submission: envelope })),
  });
  const rate = await load(port, 4, () => ['POST', '/api/v1/submissions/batch', batch()], BATCH);
  console.log(`${label.padEnd(28)} batches of ${BATCH}  4 connections ${rate} submissions/s`);
}

/** Each connection sends the next request when it has the answer to the last. */
async function load(port, connections, next, each) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const end = Date.now() + SECONDS * 1000;
  let stored = 0;
  const started = Date.now();
  const connection = async () => {
    while (Date.now() < end) {
      const [method, path, body] = next();
      const { status } = await call(port, method, path, body, agent);
      if (status !== 200 && status !== 201) throw new Error(`${path} answered ${status}`);
      stored += each;
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  agent.destroy();
  return Math.round(stored / ((Date.now() - started) / 1000));
}

/** Sets the password by the link of the invitation; every call from then on is the supervisor's. */
async function signIn(port, token) {
  const password = 'harbour violin nineteen';
  await call(port, 'POST', '/api/v1/links/password', { token, password });
  const { cookie } = await call(port, 'POST', '/api/v1/session', { name: 'load', password });
  signedIn = { cookie: cookie[0].split(';')[0] };
}

function call(port, method, path, body, agent) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'x-requested-by': 'tongxing', ...signedIn };
    const sent = request({ host: '127.0.0.1', port, method, path, agent, headers }, (response) => {
      let text = '';
      response.on('data', (data) => (text += data));
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          cookie: response.headers['set-cookie'],
          body: text && JSON.parse(text),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

async function envelopes(port) {
  const get = async (path) => (await call(port, 'GET', `/api/v1${path}`)).body;
  const project = (await get('/projects')).items.find(({ code }) => code === 'load');
  const [participant] = (await get(`/projects/${project.id}/participants`)).items;
  const [wave] = (await get(`/projects/${project.id}/waves`)).items;
  const versions = (await get('/instruments')).items;
  const of = (id) => {
    const { instrument, version, hash } = versions.find((v) => v.instrument === id);
    return { id: instrument, version, hash };
  };
  const shared = {
    participant: participant.id,
    wave: wave.id,
    respondent: 'child',
    mode: 'self',
    language: 'zh-CN',
  };
  const sixty = Object.fromEntries(ITEMS.map((item, i) => [item, i % 5]));
  const feelings = { parents_away: 'yes', pm_laugh: 2, cn_parent: 3, ln_miss: 1, life_hill: 7 };
  return [
    {
      label: 'emotional-wellbeing-b',
      envelope: { ...shared, instrument: of('emotional-wellbeing-b'), answers: feelings },
    },
    {
      label: '60 items without texts',
      envelope: { ...shared, mode: 'paper', instrument: of('sixty'), answers: sixty },
    },
  ];
}

/** A project with one participant and the instrument of sixty items: an import of one row. */
async function importFrame() {
  const name = { zh: '压力测试（合成数据）', en: 'Load test (synthetic data)' };
  const scale = {
    id: 'all',
    name,
    domain: 'test',
    direction: 'neutral',
    measurement: 'reflective',
    items: ITEMS,
  };
  const about = { title: name, construct: name, source: 'invented', licence: 'none needed', evidence: name };
  const mapping = {
    schema: 'tongxing.import-mapping/1',
    project: { code: 'load', name, allocation: 'single_group', synthetic: true, consentRequired: false },
    instrument: {
      own: {
        id: 'sixty',
        version: '1.0.0',
        ...about,
        range: { min: 0, max: 4 },
        items: ITEMS,
        scales: [scale],
      },
    },
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
