/**
 * The main figures of a report recomputed by SQL and R, past all of our code: who is in, n, means, the difference of the
 * arms at equal baseline.
 *
 *   node test/load/report/million/check.mjs --database /tmp/100k.sqlite --results results.json
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';

const { values: options } = parseArgs({
  options: { database: { type: 'string' }, results: { type: 'string' } },
});
const DIGITS = 1e-9;
const results = JSON.parse(readFileSync(options.results, 'utf8'));
const database = new Database(options.database, { readonly: true });
const folder = mkdtempSync(join(tmpdir(), 'tongxing-check-'));

const withdrawn = new Set(
  database.prepare("SELECT participant_id FROM consent WHERE decision = 'withdrawn'").pluck().all(),
);
const keptOf = new Map(
  database.prepare('SELECT merged_id, kept_id FROM participant_merge WHERE undone_at IS NULL').raw().all(),
);
const armOf = new Map(database.prepare('SELECT id, arm FROM participant').raw().all());
const scores = database.prepare(`SELECT s.participant_id AS id, w.code AS wave, v.value FROM submission s
  JOIN wave w ON w.id = s.wave_id JOIN score v ON v.submission_id = s.id AND v.scale = ? ORDER BY s.received_at, s.id`);

/** Of two questionnaires of one child at a wave, entered twice, the first received counts. */
function pairsOf(scale) {
  const children = new Map();
  for (const { id, wave, value } of scores.iterate(scale)) {
    const kept = keptOf.get(id) ?? id;
    if (withdrawn.has(id) || withdrawn.has(kept)) continue;
    const child = children.get(kept) ?? { arm: armOf.get(kept) };
    child[wave] ??= { value };
    children.set(kept, child);
  }
  return [...children.values()]
    .map(({ arm, baseline, endline }) => ({ arm, before: baseline?.value, after: endline?.value }))
    .filter(({ before, after }) => before != null && after != null);
}

let worst = 0;
try {
  for (const { id, changes, contrasts } of results.outcomes) {
    const rows = pairsOf(id.split('/')[1]);
    const file = join(folder, 'pairs.csv');
    writeFileSync(
      file,
      `treated,before,after\n${rows.map((r) => `${r.arm === 'programme' ? 1 : 0},${r.before},${r.after}`).join('\n')}\n`,
    );
    const script = `d <- read.csv("${file}"); a <- function(t) with(d[d$treated == t, ], c(length(before), mean(before), mean(after)));
      cat(format(c(coef(lm(after ~ treated + before, d))[["treated"]], nrow(d), a(1), a(0)), digits = 17), sep = " ")`;
    const theirs = execFileSync('Rscript', ['-e', script], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
      .map(Number);
    const [{ result }] = contrasts;
    const of = (name) => {
      const { main } = changes.find(({ arm }) => arm === name);
      return [main.n, main.meanBefore, main.meanAfter];
    };
    const ours = [result.estimate, result.n, ...of('programme'), ...of('comparison')];
    const apart = ours.map((x, i) => Math.abs(x - theirs[i]) / Math.abs(theirs[i]));
    worst = Math.max(worst, ...apart);
    process.stdout.write(
      `${id}: n = ${theirs[1]}, difference ${theirs[0]}, apart by ${Math.max(...apart).toExponential(1)}\n`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (!(worst < DIGITS)) throw new Error(`figures differ by ${worst}`);
