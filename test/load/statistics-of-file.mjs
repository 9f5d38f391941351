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
  alphaOfPortions,
  clusterRobust,
  coefficientTest,
  completeCases,
  constant,
  leastSquares,
  pairedChange,
} from '../../dist/cli/libs/statistics/src/index.js';
import { readNumericCsv } from './numeric-csv.mjs';

const PORTION = 4096;
const REVERSED = [4, 5, 8, 11, 15, 19, 23];
const itemOf = (number) => `i${String(number).padStart(2, '0')}`;
const ITEMS = Array.from({ length: 25 }, (_, i) => itemOf(i + 1));
const turned = REVERSED.map(itemOf);
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
      reversed: items.filter((item) => turned.includes(item)),
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
const alpha = key.scales.map((scale) => alphaOfPortions(itemsOf(scale, first)).alpha);
step('alpha');

const second = rowsWhere(table.wave, 2);
const before = rowsOfChildren(table.child, first, second);
const room = Array.from({ length: 4 }, () => new Float64Array(second.length));
const paired = scores.map((score) => {
  const { change, t, p } = pairedChange(picked(score, before, room[0]), picked(score, second, room[1]));
  return [change, t, p];
});
step('paired_t');

const arm = widened(table.arm, second);
const cluster = widened(table.cluster, second);
const ones = constant(second.length);
const ancova = scores.map((score) => {
  const columns = [picked(score, second, room[0]), picked(score, before, room[1]), arm, cluster];
  const [y, x, z, g] = completeCases(columns, room);
  const fit = leastSquares(y, [ones.subarray(0, y.length), x, z]);
  const { standardErrors, df } = clusterRobust(fit, g, 'CR1S');
  const { estimate, se, p } = coefficientTest(fit.coefficients[2], standardErrors[2], df(2));
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

function picked(column, rows, into) {
  for (let i = 0; i < rows.length; i++) into[i] = column[rows[i]];
  return into;
}

/** The same from a column of fewer bits, in a loop that is compiled for such columns alone. */
function widened(column, rows) {
  const into = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) into[i] = column[rows[i]];
  return into;
}

/** The items of a scale on some rows, as the scale counts them, a few thousand rows at a time in the same columns. */
function* itemsOf({ items, reversed }, rows) {
  const room = items.map(() => new Float64Array(PORTION));
  const worths = items.map((item) => worthOf(reversed.includes(item)));
  for (let from = 0; from < rows.length; from += PORTION) {
    const own = rows.subarray(from, from + PORTION);
    yield items.map((item, i) => lookedUp(table[item], worths[i], own, room[i].subarray(0, own.length)));
  }
}

/** What an item counts, by byte. */
function worthOf(isReversed) {
  const worth = new Float64Array(256).fill(NaN);
  for (let score = 0; score <= 4; score++) worth[score] = isReversed ? 4 - score : score;
  return worth;
}

function lookedUp(column, worth, rows, into) {
  for (let i = 0; i < rows.length; i++) into[i] = worth[column[rows[i]] & 255];
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
