/**
 * Judging and scoring a submission of 60 questions, compiled against survey-core on a reused model, and
 * scoring a million respondents by columns.
 *
 *   npm run build && node test/load/validation.mjs [--submissions 400] [--respondents 1000000]
 *
 * All figures come from one run on one core. Compare only with other figures of the same session.
 */
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { answerValidator, ScoringKey, surveyCoreValidator } from '../../dist/cli/libs/instruments/src/index.js';
import { scoreColumns, scoreRespondent } from '../../dist/cli/libs/scoring/src/index.js';

const { values: options } = parseArgs({
  options: {
    submissions: { type: 'string', default: '400' },
    respondents: { type: 'string', default: '1000000' },
  },
});

const name = { zh: '负载', en: 'Load' };
const range = { min: 0, max: 4 };

/** A key of `count` items from 0 to 4, in scales of equal length, every third item reversed. */
function keyOf(count, scales) {
  const items = Array.from({ length: count }, (_, i) => `item${i + 1}`);
  const length = count / scales;
  return ScoringKey.parse({
    schema: 'tongxing.scoring-key/1',
    instrument: 'load',
    version: '1.0.0',
    items: Object.fromEntries(items.map((item) => [item, range])),
    missingValues: { dont_know: 'dont_know' },
    scales: Array.from({ length: scales }, (_, s) => {
      const own = items.slice(s * length, (s + 1) * length);
      return {
        id: `scale${s + 1}`,
        name,
        domain: 'load',
        items: own,
        reversed: own.filter((_, i) => i % 3 === 2),
        direction: 'higher_is_better',
        measurement: 'reflective',
      };
    }),
  });
}

/** Sixty questions on fifteen pages; one question in six has a condition, one a rule of its own. */
const questionnaire = {
  pages: Array.from({ length: 15 }, (_, page) => ({
    name: `page${page + 1}`,
    elements: Array.from({ length: 4 }, (_, i) => question(page * 4 + i)),
  })),
};

function question(i) {
  const base = { type: 'radiogroup', name: `item${i + 1}`, choices: [0, 1, 2, 3, 4, 'dont_know'] };
  if (i % 6 === 5) return { ...base, visibleIf: `{item${i}} >= 0` };
  if (i % 6 === 3)
    return { ...base, validators: [{ type: 'expression', expression: `{${base.name}} <> 'never'` }] };
  return { ...base, isRequired: true };
}

/** Whole numbers below `limit`, the same in every run. */
function* numbers(limit, state = 20261125) {
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield Math.floor((state / 2 ** 32) * limit);
  }
}

function submissions(count) {
  const draw = numbers(5);
  return Array.from({ length: count }, () =>
    Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`item${i + 1}`, draw.next().value])),
  );
}

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

/** Milliseconds of each call, after a warm-up. */
function timed(sets, call) {
  sets.slice(0, 50).forEach(call);
  return sets.map((set) => {
    const start = performance.now();
    call(set);
    return performance.now() - start;
  });
}

function compareValidators() {
  const key = keyOf(60, 6);
  const sets = submissions(Number(options.submissions));
  const compiled = answerValidator({ questionnaire, key });
  const surveyCore = surveyCoreValidator(questionnaire);
  const judgeWith = (validate) => (answers) => {
    if (validate(answers).length > 0) throw new Error('a valid submission is refused');
    scoreRespondent(key, answers);
  };
  const fast = median(timed(sets, judgeWith(compiled)));
  const slow = median(timed(sets, judgeWith(surveyCore)));
  process.stdout.write(
    `validation + scoring, 60 questions, ${sets.length} submissions, median: ` +
      `compiled ${fast.toFixed(3)} ms, survey-core ${slow.toFixed(2)} ms, ratio ${(slow / fast).toFixed(0)}\n`,
  );
}

/** Items from 0 to 4 with three in a hundred missing. */
function columns(key, respondents) {
  const draw = numbers(100);
  return Object.fromEntries(
    Object.keys(key.items).map((item) => [
      item,
      Float64Array.from({ length: respondents }, () => {
        const n = draw.next().value;
        return n < 3 ? NaN : n % 5;
      }),
    ]),
  );
}

function scoreMany() {
  const key = keyOf(25, 5);
  const respondents = Number(options.respondents);
  const data = columns(key, respondents);
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    scoreColumns(key, data, respondents);
    return performance.now() - start;
  });
  process.stdout.write(
    `columnar scoring, ${respondents} × 25 items × 5 scales, median of 5: ${median(times).toFixed(0)} ms ` +
      `(from ${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)})\n`,
  );
}

compareValidators();
scoreMany();
