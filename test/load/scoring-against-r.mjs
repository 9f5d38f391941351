/**
 * Scoring by columns beside the quickest R script at hand, on the same data, in turn, in one run.
 *
 *   npm run build && node test/load/scoring-against-r.mjs [--respondents 1000000] [--repetitions 5]
 *
 * Twenty-five items in five scales, seven reversed, four of five must be answered, unanswered ones prorated. Items are
 * whole numbers on both sides, of one byte here and of four there. Reading the file is left out. The scores are
 * compared by the mean change between the two waves, which the R script prints. Compare only figures of one run, and
 * quote their ratio.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { ScoringKey } from '../../dist/cli/libs/instruments/src/index.js';
import { scoreColumns } from '../../dist/cli/libs/scoring/src/index.js';
import { readNumericCsv } from './numeric-csv.mjs';

const SCRIPTS = '../shared/bench/stats';
const REVERSED = [4, 5, 8, 11, 15, 19, 23];

const { values: options } = parseArgs({
  options: {
    respondents: { type: 'string', default: '1000000' },
    repetitions: { type: 'string', default: '5' },
  },
});

const isInstalled = spawnSync('Rscript', ['-e', 'library(data.table); library(jsonlite)']).status === 0;
if (!isInstalled || !existsSync(SCRIPTS)) {
  process.stdout.write(`skipped: ${isInstalled ? SCRIPTS : 'R with data.table and jsonlite'} is not present\n`);
  process.exit(0);
}

const items = Array.from({ length: 25 }, (_, i) => `i${String(i + 1).padStart(2, '0')}`);

const key = ScoringKey.parse({
  schema: 'tongxing.scoring-key/1',
  instrument: 'load',
  version: '1.0.0',
  items: Object.fromEntries(items.map((item) => [item, { min: 0, max: 4 }])),
  scales: Array.from({ length: 5 }, (_, s) => {
    const own = items.slice(5 * s, 5 * s + 5);
    return {
      id: `scale${s + 1}`,
      name: { zh: '负载', en: 'Load' },
      domain: 'load',
      items: own,
      reversed: own.filter((_, i) => REVERSED.includes(5 * s + i + 1)),
      transform: 'prorated',
      direction: 'neutral',
      measurement: 'reflective',
    };
  }),
});

/** Mean change from the first to the second wave by scale, over those scored at both. */
function meanChanges({ child, wave }, scored) {
  const rows = wave.length;
  const before = new Map();
  for (let i = 0; i < rows; i++) if (wave[i] === 1) before.set(child[i], i);
  return scored.map(({ values }) => {
    let [total, n] = [0, 0];
    for (let i = 0; i < rows; i++) {
      const change = wave[i] === 2 ? values[i] - values[before.get(child[i])] : NaN;
      if (!Number.isNaN(change)) [total, n] = [total + change, n + 1];
    }
    return total / n;
  });
}

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
const spread = (times) =>
  `${median(times).toFixed(0)} ms (from ${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)})`;

const folder = mkdtempSync(join(tmpdir(), 'tongxing-scoring-'));
try {
  const file = join(folder, 'data.csv');
  // A tenth of the children is lost at the second wave.
  const children = Math.ceil(Number(options.respondents) / 1.9);
  execFileSync('Rscript', [join(SCRIPTS, 'mkdata.R'), String(children), file]);
  const data = readNumericCsv(file);
  const respondents = data.wave.length;
  const [ours, theirs] = [[], []];
  let difference = 0;
  for (let i = 0; i < Number(options.repetitions); i++) {
    const start = performance.now();
    const scored = scoreColumns(key, data, respondents);
    ours.push(performance.now() - start);
    const out = execFileSync('Rscript', [join(SCRIPTS, 'impact.R'), file, 'base', 'x'], { encoding: 'utf8' });
    const r = JSON.parse(out.trim().split('\n').at(-1));
    theirs.push(1000 * r.t.score);
    meanChanges(data, scored).forEach((change, s) => {
      difference = Math.max(difference, Math.abs(change - r.res.paired[s][0]));
    });
  }
  if (difference > 1e-8) throw new Error(`the scores differ from R's: mean changes by ${difference}`);
  process.stdout.write(
    `scoring ${respondents} × 25 items × 5 scales: ours ${spread(ours)}, R ${spread(theirs)}, ` +
      `R takes ${(median(theirs) / median(ours)).toFixed(1)} times as long; ` +
      `mean changes agree to ${difference.toExponential(0)}\n`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
