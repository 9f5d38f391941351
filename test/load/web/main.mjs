/**
 * What a tablet six times slower than this machine is asked to wait, beside survey-react-ui as it comes and
 * @getodk/web-forms in the same run, in turn.
 *
 *   npm run build && npm run bench:web -- [--reps 3] [--only visit,files,launch,click,long,matrix] [--peers DIR]
 *
 * | measure | from                                                        | to                              |
 * |---------|-------------------------------------------------------------|---------------------------------|
 * | visit   | a new profile, 400 kbit/s and 400 ms; ours: the QR code of  | first question that can be      |
 * |         | the enrolment, with hands that take no time at each screen  | answered                        |
 * | files   | the same line; ours: enrolled, but with no file of the app  | the same                        |
 * | launch  | the server stopped; ours: lock screen, PIN, the draft.      | the same                        |
 * |         | The peers keep nothing: theirs is a visit on a fast line    |                                 |
 * | unlock  | within launch, from the PIN                                 | the screen of the day's work    |
 * | click   | a click on an answer of the form of 60 questions            | next painted frame; and, as     |
 * |         |                                                             | `quiet`, nothing left to do     |
 * | long    | the same in a form of 500 questions                         | the same                        |
 * | matrix  | the same in a matrix of 150 rows                            | the same                        |
 *
 * `whole` of ours, with visit, files and launch, is when survey-core has taken over from the page drawn ahead of it.
 *
 * Figures vary with what else the machine does: compare within a run, by the ratios.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { BROWSER, dropProfile, newProfile } from './browser.mjs';
import { clicks, items, rows } from './clicks.mjs';
import { calibrate, lines, printTable } from './figures.mjs';
import { formsOf } from './forms.mjs';
import * as peers from './peers.mjs';
import { servePeer, serveTablet } from './servers.mjs';
import * as tablet from './tablet.mjs';

const { values: options } = parseArgs({
  options: {
    reps: { type: 'string', default: '3' },
    only: { type: 'string', default: 'visit,files,launch,click,long,matrix' },
    peers: { type: 'string' },
  },
});
const THROTTLE = 6;
const LINE = { latency: 400, rate: 400_000 / 8 };
const FOLDERS = { 'survey-react-ui': 'surveyjs', 'web-forms': 'webforms' };
const QUESTIONS = Array.from({ length: 25 }, (_, i) => i + 1);
const OF_150 = QUESTIONS.map((n) => n * 6);
const ONE = (most) => [{ name: 'median', p: 0.5, most }];
const CLICK = [
  { name: 'median', p: 0.5, most: 45 },
  { name: 'p95', p: 0.95, most: 70 },
];

if (!existsSync(BROWSER)) stop(`${BROWSER} is not installed`);
const harness = peers.buildPeers(options.peers);
if (!harness) stop('../shared/bench is not here, and with it the peers and their form');
const { surveyJson } = await import(pathToFileURL(join(harness, 'lib/form.mjs')).href);
const forms = formsOf(surveyJson);
const fieldServer = await startField();
const field = await fieldOf(fieldServer);
const before = calibrate();
const results = new Map();
const only = options.only.split(',');
for (let i = 0; i < Number(options.reps); i++) for (const measure of only) await measures()[measure]();
await fieldServer.stop();
report();
process.exit(0);

/** Each measure goes once through all clients. */
function measures() {
  return {
    visit: async () => {
      await ours('visit', forms.short, LINE, (url, profile) =>
        tablet.firstVisit(profile, url, field, THROTTLE),
      );
      for (const peer of ['survey-react-ui', 'web-forms'])
        await theirs('visit', peer, forms.short, LINE, (url, profile) =>
          peers.firstVisit(profile, url, THROTTLE),
        );
    },
    files: async () => {
      const profile = newProfile();
      const server = await serveTablet(fieldServer, forms.short, undefined);
      await tablet.firstVisit(profile, server.url, field, 1);
      await tablet.dropFiles(profile, server.url);
      server.slowDown(LINE);
      note('files', 'tongxing', await tablet.launch(profile, server.url, THROTTLE));
      await server.stop();
      dropProfile(profile);
    },
    launch: async () => {
      const profile = newProfile();
      const server = await serveTablet(fieldServer, forms.short);
      await tablet.firstVisit(profile, server.url, field, 1);
      // Once with a network: whoever launches offline has launched before.
      await tablet.launch(profile, server.url, 1);
      await server.stop();
      const found = await tablet.launch(profile, server.url, THROTTLE);
      note('launch', 'tongxing', found);
      const at = Object.fromEntries(found.marks);
      note('unlock', 'tongxing', { ms: at['press 接着做'] - at['submit 解锁'] });
      dropProfile(profile);
      for (const peer of ['survey-react-ui', 'web-forms'])
        await theirs('launch', peer, forms.short, undefined, (url, fresh) =>
          peers.firstVisit(fresh, url, THROTTLE),
        );
    },
    click: () => clicksOn('click', forms.short, ['survey-react-ui', 'web-forms'], (a) => items(a, QUESTIONS)),
    long: () => clicksOn('long', forms.long, ['survey-react-ui'], (a) => items(a, QUESTIONS)),
    matrix: () => clicksOn('matrix', forms.matrix, ['survey-react-ui'], (a) => rows(a, OF_150)),
  };
}

async function clicksOn(measure, form, others, targets) {
  await ours(measure, form, undefined, (url, profile) =>
    clicks(profile, THROTTLE, (page) => tablet.adapter.open(page, url, field), targets(tablet.adapter)),
  );
  for (const peer of others)
    await theirs(measure, peer, form, undefined, (url, profile) =>
      clicks(profile, THROTTLE, (page) => peers.adapter.open(page, url), targets(peers.adapter)),
    );
}

async function ours(measure, form, line, work) {
  return served(measure, 'tongxing', await serveTablet(fieldServer, form, line), work);
}

async function theirs(measure, peer, form, line, work) {
  return served(measure, peer, await servePeer(peers.folderOf(harness, FOLDERS[peer]), form, line), work);
}

async function served(measure, client, server, work) {
  const profile = newProfile();
  try {
    note(measure, client, await work(server.url, profile));
  } finally {
    await server.stop();
    dropProfile(profile);
  }
}

function note(measure, client, found) {
  const all = Array.isArray(found) ? found : [found];
  const values = all.map(({ ms }) => ms);
  const key = `${measure} ${client}`;
  keep(key, values);
  keep(
    `${measure}-whole ${client}`,
    all.flatMap(({ whole }) => whole ?? []),
  );
  keep(
    `${measure}-quiet ${client}`,
    all.flatMap(({ quiet }) => quiet ?? []),
  );
  const steps = found.marks?.map(([step, ms]) => `${step} ${ms}`).join(', ');
  process.stderr.write(`${key}: ${values.map((ms) => ms.toFixed(0)).join(' ')}${steps ? ` (${steps})` : ''}\n`);
}

function keep(key, values) {
  if (values.length > 0) results.set(key, [...(results.get(key) ?? []), ...values]);
}

function report() {
  const kinds = {
    visit: { unit: 's', targets: ONE(8_000) },
    files: { unit: 's', targets: ONE(8_000) },
    launch: { unit: 's', targets: ONE(2_000) },
    unlock: { unit: 's', targets: ONE(1_000) },
    click: { unit: 'ms', targets: CLICK },
    long: { unit: 'ms', targets: CLICK },
    matrix: { unit: 'ms', targets: CLICK },
  };
  const reported = only.flatMap((measure) => [
    measure,
    ...(measure === 'launch' ? ['unlock'] : []),
    `${measure}-whole`,
    `${measure}-quiet`,
  ]);
  const table = reported.flatMap((measure) =>
    lines({
      measure,
      ...(kinds[measure] ?? without(kinds[measure.replace(/-.*/, '')])),
      results: [...results]
        .filter(([key]) => key.startsWith(`${measure} `))
        .map(([key, values]) => ({ client: key.slice(measure.length + 1), values })),
    }),
  );
  printTable(table);
  const loops = [before, calibrate()].map((ms) => ms.toFixed(0)).join(' ms before, ');
  console.log(`\n10^8 steps of integers: ${loops} ms after. CPU slowed ${THROTTLE} times; targets in ms.`);
}

/** Told, and held to nothing: there is no target for it. */
function without({ unit, targets }) {
  return { unit, targets: targets.map(({ name, p }) => ({ name, p })) };
}

/** The field server of the tests, which are TypeScript. */
async function startField() {
  const { startFieldServer } = await load('../../offline/harness/field-server.ts');
  return startFieldServer();
}

async function fieldOf(server) {
  const { FIELD } = await load('../../offline/harness/field-data.ts');
  const { pathname, hash } = new URL(server.link);
  return { code: FIELD.codes[2], link: pathname + hash };
}

async function load(file) {
  const here = (path) => fileURLToPath(new URL(path, import.meta.url));
  const alias = [{ find: /^@tongxing\/([a-z-]+)$/, replacement: here('../../../libs/$1/src/index.ts') }];
  const { module } = await runnerImport(here(file), {
    configFile: false,
    logLevel: 'error',
    resolve: { alias },
  });
  return module;
}

function stop(reason) {
  console.log(`bench:web was skipped: ${reason}.`);
  process.exit(0);
}
