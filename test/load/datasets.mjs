/**
 * Our writers of SPSS and Stata files beside R's haven, on the same data, in one run; and our writer of workbooks, whose
 * file R's readxl reads back.
 *
 *   npm run build && node test/load/datasets.mjs [--rows 200000] [--repetitions 3] [--only xlsx]
 *
 * A hundred items of four answers with three reasons for missing values, twenty scores and two codes. haven writes
 * what it read from our file, so both write the same; reading is left out. Compare only figures of one run, and quote
 * their ratio.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { dtaFile, savFile, xlsxFile } from '../../dist/cli/libs/datasets/src/index.js';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    repetitions: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
});
const rows = Number(options.rows);
const repetitions = Number(options.repetitions);
const IN_A_BATCH = 1000;

const text = (what) => ({ zh: `题目：${what}`, en: `Question ${what}` });
const values = [0, 1, 2, 3].map((value) => ({ value, label: text(`answer ${value}`) }));
const missing = ['dont_know', 'rather_not_say', 'not_applicable'].map((reason, i) => ({
  reason,
  value: -97 - i,
  label: text(reason),
}));
const number = (name, more) => ({
  kind: 'number',
  name,
  label: text(name),
  measure: 'ordinal',
  decimals: 0,
  values: [],
  missing: [],
  ...more,
});
const variables = [
  ...['child', 'site'].map((name) => ({
    kind: 'text',
    name,
    label: text(name),
    measure: 'nominal',
    width: 12,
  })),
  ...Array.from({ length: 100 }, (_, i) => number(`item_${i}`, { bounds: [0, 3], values, missing })),
  ...Array.from({ length: 20 }, (_, i) => number(`score_${i}`, { decimals: 2, measure: 'scale' })),
];

let state = 1;
const next = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
const column = (variable) =>
  variable.kind === 'text'
    ? Array.from({ length: IN_A_BATCH }, () => `S${Math.floor(next() * 1e6)}`)
    : Float64Array.from({ length: IN_A_BATCH }, () => {
        if (next() < 0.05) return NaN;
        return variable.bounds
          ? next() < 0.1
            ? -97 - Math.floor(next() * 3)
            : Math.floor(next() * 4)
          : next() * 100;
      });
const batch = { rows: IN_A_BATCH, columns: variables.map(column) };
const dataset = {
  title: text('data'),
  asOf: '2026-01-01T00:00:00.000Z',
  variables,
  rows: Math.ceil(rows / IN_A_BATCH) * IN_A_BATCH,
  async *batches() {
    for (let at = 0; at < this.rows; at += IN_A_BATCH) yield batch;
  },
};

const about = {
  project: { code: 'load', name: text('project'), synthetic: true },
  design: text('design'),
  waves: [text('wave')],
  instruments: [],
  unit: text('unit'),
  disclosure: [],
  software: 'load',
};

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const print = (line) => void process.stdout.write(`${line}\n`);

/** Time and memory of a workbook, and what readxl finds in its first sheet. */
async function workbook(file) {
  const busy = process.cpuUsage();
  const started = performance.now();
  await pipeline(xlsxFile(dataset, about, 'zh'), createWriteStream(file));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(busy);
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  print(
    `xlsx: ${dataset.rows} rows, ${variables.length} variables: ${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processor), ${(statSync(file).size / 1e6).toFixed(1)} MB, ${memory} MB of memory`,
  );
  if (spawnSync('Rscript', ['-e', 'library(readxl)']).status !== 0) {
    print('  read back: skipped: readxl not present');
    return;
  }
  const script = `t <- system.time(d <- readxl::read_xlsx("${file}", guess_max = 1000)); options(warn = -1); cat(nrow(d), ncol(d), t[["elapsed"]], sum(as.numeric(d[["item_0"]]), na.rm = TRUE))`;
  const [read, columns, time, sum] = execFileSync('Rscript', ['-e', script], { encoding: 'utf8' })
    .trim()
    .split(' ');
  // Missing answers stand as `.a`, `.b` and `.c`, which are no numbers.
  const item = batch.columns[2].reduce((all, value) => all + (value > 0 ? value : 0), 0);
  const own = (item * dataset.rows) / IN_A_BATCH;
  print(`  readxl: ${read} rows, ${columns} columns in ${time} s; sum of item_0 ${sum}, ours ${own}`);
}

const folder = mkdtempSync(join(tmpdir(), 'tongxing-datasets-'));
try {
  const hasHaven = spawnSync('Rscript', ['-e', 'library(haven)']).status === 0;
  if (!hasHaven) print('beside haven: skipped: not present');
  for (const [ending, write] of [
    ['sav', savFile],
    ['dta', dtaFile],
  ]) {
    if (options.only && options.only !== ending) continue;
    const own = join(folder, `own.${ending}`);
    const seconds = [];
    for (let i = 0; i < repetitions; i++) {
      const started = performance.now();
      await pipeline(write(dataset, 'zh'), createWriteStream(own));
      seconds.push((performance.now() - started) / 1000);
    }
    const size = statSync(own).size;
    const memory = Math.round(process.memoryUsage().rss / 1e6);
    print(
      `${ending}: ${dataset.rows} rows, ${variables.length} variables: ${median(seconds).toFixed(2)} s, ${(size / 1e6).toFixed(1)} MB, ${memory} MB of memory`,
    );
    if (!hasHaven) continue;
    const theirs = join(folder, `theirs.${ending}`);
    const script = `d <- haven::read_${ending}("${own}"); for (i in 1:${repetitions}) cat(system.time(haven::write_${ending}(d, "${theirs}"))[["elapsed"]], "\\n")`;
    const times = execFileSync('Rscript', ['-e', script], { encoding: 'utf8' }).trim().split(/\s+/).map(Number);
    const [ratio, sizes] = [median(times) / median(seconds), statSync(theirs).size / size];
    print(
      `  haven: ${median(times).toFixed(2)} s, ${ratio.toFixed(1)} times ours; its file is ${sizes.toFixed(1)} times as large`,
    );
  }
  if (!options.only || options.only === 'xlsx') await workbook(join(folder, 'own.xlsx'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
