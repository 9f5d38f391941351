/**
 * One process of `statistics.mjs`: five scales, the alpha of each, their paired changes and their ANCOVA with
 * CR1S errors by cluster, from a CSV file. Prints one line of JSON: seconds of each step, peak memory, results.
 *
 *   node test/load/statistics-of-file.mjs FILE
 */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { ScoringKey } from '../../dist/cli/libs/instruments/src/index.js';
import { scoreColumns } from '../../dist/cli/libs/scoring/src/index.js';
import {
  clusterRobust,
  coefficientTest,
  completeCases,
  constant,
  cronbachAlpha,
  leastSquares,
  pairedChange,
} from '../../dist/cli/libs/statistics/src/index.js';
import { readNumericCsv } from './numeric-csv.mjs';

const REVERSED = [4, 5, 8, 11, 15, 19, 23];
const itemOf = (number) => `i${String(number).padStart(2, '0')}`;
const ITEMS = Array.from({ length: 25 }, (_, i) => itemOf(i + 1));
const reversed = REVERSED.map(itemOf);
const name = { zh: '负载', en: 'Load' };

const key = ScoringKey.parse({
  schema: 'tongxing.scoring-key/1',
  instrument: 'load',
  version: '1.0.0',
  items: Object.fromEntries(ITEMS.map((item) => [item, { min: 0, max: 4 }])),
  scales: Array.from({ length: 5 }, (_, s) => {
    const items = ITEMS.slice(5 * s, 5 * s + 5);
    return {
      id: `scale${s + 1}`,
      name,
      domain: 'load',
      items,
      reversed: items.filter((item) => reversed.includes(item)),
      transform: 'mean',
      direction: 'higher_is_better',
      measurement: 'reflective',
    };
  }),
});

const seconds = {};
const used = process.cpuUsage();
let begun = performance.now();
function step(what) {
  seconds[what] = (performance.now() - begun) / 1000;
  begun = performance.now();
}

const table = readNumericCsv(process.argv[2]);
step('read');

const scores = scoreColumns(key, table, table.wave.length).map((scale) => scale.values);
step('score');

const first = rowsWhere(table.wave, 1);
const room = Array.from({ length: 5 }, () => new Float64Array(first.length));
const alpha = key.scales.map(
  (scale) => cronbachAlpha(scale.items.map((item, i) => oriented(item, first, room[i]))).alpha,
);
step('alpha');

const second = rowsWhere(table.wave, 2);
const before = rowsOfChildren(table.child, first, second);
const paired = scores.map((score) => {
  const { change, t, p } = pairedChange(picked(score, before), picked(score, second));
  return [change, t, p];
});
step('paired_t');

const arm = picked(table.arm, second);
const cluster = picked(table.cluster, second);
const ancova = scores.map((score) => {
  const [y, x, z, g] = completeCases([picked(score, second), picked(score, before), arm, cluster]);
  const fit = leastSquares(y, [constant(y.length), x, z]);
  const { standardErrors, df } = clusterRobust(fit, g, 'CR1S');
  const { estimate, se, p } = coefficientTest(fit.coefficients[2], standardErrors[2], df[2]);
  return [estimate, se, p];
});
step('ancova_cr1');

const [, peak] = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'));
const { user, system } = process.cpuUsage(used);
const t = {
  ...seconds,
  total: Object.values(seconds).reduce((sum, s) => sum + s, 0),
  cpu_total: (user + system) / 1e6,
};
process.stdout.write(
  `${JSON.stringify({ rows: table.wave.length, t, peak: peak / 1024, res: { alpha, paired, ancova } })}\n`,
);

function rowsWhere(column, value) {
  const rows = new Int32Array(column.length);
  let count = 0;
  for (let row = 0; row < column.length; row++) if (column[row] === value) rows[count++] = row;
  return rows.subarray(0, count);
}

function picked(column, rows, into = new Float64Array(rows.length)) {
  for (let i = 0; i < rows.length; i++) into[i] = column[rows[i]];
  return into;
}

/** An item's numbers, turned round where it is reversed. */
function oriented(item, rows, into) {
  picked(table[item], rows, into);
  if (reversed.includes(item)) for (let i = 0; i < into.length; i++) into[i] = 4 - into[i];
  return into;
}

/** For each of `rows`, which of `among` is the same child's; children are numbered. */
function rowsOfChildren(child, among, rows) {
  const known = new Int32Array(child.length + 1);
  for (let i = 0; i < among.length; i++) known[child[among[i]]] = among[i];
  const found = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) found[i] = known[child[rows[i]]];
  return found;
}
