/**
 * Five scales of 25 items at two waves, the alpha of each, paired changes and ANCOVA with CR1S errors in 200 clusters:
 * ours against hand-written R and numpy, in turn and in one run, on the same CSV files.
 *
 *   npm run build && node test/load/statistics.mjs [--children 10000,100000,1000000] [--runs 3]
 *
 * The scripts of R and numpy and the maker of the data stand beside the project (../shared/bench/stats); they need
 * Rscript with data.table and jsonlite, and Python with numpy, pandas and scipy. Results must agree to eight digits.
 * Medians of the runs are compared, in seconds of the clock; only ratios of one run mean anything.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const SCRIPTS = '../shared/bench/stats';
const STEPS = ['score', 'alpha', 'paired_t', 'ancova_cr1'];
const DIGITS = 1e-8;

const { values: options } = parseArgs({
  options: {
    children: { type: 'string', default: '10000,100000,1000000' },
    runs: { type: 'string', default: '3' },
  },
});

/** Scores of theirs are sums of five items, ours are means. */
const CONTENDERS = [
  { name: 'ours', unit: 5, command: (file) => ['node', ['test/load/statistics-of-file.mjs', file]] },
  { name: 'R', unit: 1, command: (file) => ['Rscript', [join(SCRIPTS, 'impact.R'), file, 'base', '-']] },
  {
    name: 'numpy',
    unit: 1,
    command: (file) => ['/usr/bin/python3', [join(SCRIPTS, 'impact.py'), file, 'numpy', '-']],
  },
];

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

function run({ name, unit, command }, file) {
  const { status, stdout, stderr } = spawnSync(...command(file), { encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`${name} failed: ${stderr.slice(-500)}`);
  const { t, peak = t.ancova_cr1_hwm_mb, res } = JSON.parse(stdout.trim().split('\n').at(-1));
  const { read, cpu_total: processor } = t;
  const memory = STEPS.reduce((sum, step) => sum + t[step], 0);
  const inUnits = (rows) => rows.flatMap(([a, b, c]) => [a * unit, b, c]);
  const { alpha, paired, ancova } = res;
  const figures = [...alpha, ...inUnits(paired), ...ancova.flatMap(([b, se, p]) => [b * unit, se * unit, p])];
  return { read, memory, whole: read + memory, processor, peak, figures };
}

function requireAgreement(name, theirs, ours) {
  for (const [i, x] of theirs.entries())
    if (Math.abs(x - ours[i]) > DIGITS * Math.abs(x) + 1e-300)
      throw new Error(`figure ${i} of ${name} is ${x}, ours is ${ours[i]}`);
}

function compare(children, folder) {
  const file = join(folder, `${children}.csv`);
  const made = spawnSync('Rscript', [join(SCRIPTS, 'mkdata.R'), children, file], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  const all = new Map(CONTENDERS.map(({ name }) => [name, []]));
  for (let i = 0; i < Number(options.runs); i++)
    for (const contender of CONTENDERS) all.get(contender.name).push(run(contender, file));
  const [ours] = all.get('ours');
  const figureOf = (name, what) => median(all.get(name).map((r) => r[what]));
  process.stdout.write(`${children} children, medians of ${options.runs} runs\n`);
  for (const { name } of CONTENDERS) {
    for (const { figures } of all.get(name)) requireAgreement(name, figures, ours.figures);
    const [read, memory, whole, processor, peak] = ['read', 'memory', 'whole', 'processor', 'peak'].map(
      (what) => figureOf(name, what),
    );
    const times = (what) => (figureOf(name, what) / figureOf('ours', what)).toFixed(2);
    process.stdout.write(
      `  ${name.padEnd(6)} read ${read.toFixed(3)} s, from memory ${memory.toFixed(3)} s (${times('memory')} × ours), ` +
        `together ${whole.toFixed(3)} s (${times('whole')} × ours), processor ${processor.toFixed(2)} s, ` +
        `peak ${peak.toFixed(0)} MB (${times('peak')} × ours)\n`,
    );
  }
}

if (existsSync(SCRIPTS)) {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-statistics-'));
  try {
    for (const children of options.children.split(',')) compare(children, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else process.stdout.write(`${SCRIPTS}: skipped: not present\n`);
