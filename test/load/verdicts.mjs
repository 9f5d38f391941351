/**
 * The compiled validator against survey-core on many random answer sets to every shipped questionnaire.
 *
 *   npm run build && node test/load/verdicts.mjs [--sets 100000] [--minutes 60] [--seed 1]
 *
 * The sets are shared out evenly. Stops at the first difference, and at the end of the minutes it is given,
 * and says how many sets it judged and how many the plan decided alone.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { transformFileSync } from '@swc/core';
import fc from 'fast-check';
import { compileQuestionnaire, judge } from '../../dist/cli/libs/instruments/src/compiled/index.js';
import { surveyCoreValidator } from '../../dist/cli/libs/instruments/src/index.js';

/** The factory of the tests, compiled where this script finds it. */
async function factory() {
  const { code } = transformFileSync('test/factories/answers.ts', {
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
  });
  writeFileSync('dist/answers.mjs', code);
  return import('../../dist/answers.mjs');
}

const { answersTo } = await factory();

const { values: options } = parseArgs({
  options: {
    sets: { type: 'string', default: '100000' },
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
  },
});
const CHUNK = 100;
const end = Date.now() + Number(options.minutes) * 60_000;

const questionnaires = readdirSync('surveys', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('questionnaire.json'))
  .map((file) => ({ file, json: JSON.parse(readFileSync(join('surveys', file), 'utf8')) }))
  .flatMap(({ file, json }) => {
    const compiled = compileQuestionnaire(json);
    if ('outside' in compiled) process.stdout.write(`${file}: outside the compiled subset\n`);
    return 'plan' in compiled
      ? [{ file, plan: compiled.plan, oracle: surveyCoreValidator(json), answers: answersTo(json) }]
      : [];
  });

let judged = 0;
let decided = 0;
for (let round = 0; judged < Number(options.sets) && Date.now() < end; round++) {
  for (const { file, plan, oracle, answers } of questionnaires) {
    for (const set of fc.sample(answers, { seed: Number(options.seed) + round, numRuns: CHUNK })) {
      const ours = judge(plan, set);
      judged++;
      if (!ours) continue;
      decided++;
      const theirs = oracle(set);
      if (isDeepStrictEqual(ours, [...theirs])) continue;
      process.stderr.write(`${file}\n${JSON.stringify({ set, ours, theirs }, null, 2)}\n`);
      process.exit(1);
    }
    // survey-core lets go of what it holds when the event loop turns.
    await new Promise(setImmediate);
  }
}
process.stdout.write(
  `${judged} answer sets to ${questionnaires.length} questionnaires: no difference; ` +
    `the plan decided ${decided} of them alone\n`,
);
