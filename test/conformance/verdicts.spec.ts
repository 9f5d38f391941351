import fc from 'fast-check';
import { surveyCoreValidator, type Questionnaire } from '@tongxing/instruments';
import { compileQuestionnaire, judge } from '../../libs/instruments/src/compiled/index.js';
import { answersTo } from '../factories/answers.js';
import { corpusFiles, hasCorpus, readCorpus } from '../support/corpus.js';
import { decoded } from './encoded.js';

interface Judged {
  readonly name: string;
  readonly json: Questionnaire;
  /** Answer sets that come with it. */
  readonly answers: readonly Record<string, unknown>[];
}

const DOCS = 'surveyjs/survey-library-docs-and-tests.json';
const SCHEMA = 'surveyjs/surveyjs_definition.schema.json';

const files = (): Judged[] =>
  corpusFiles('surveyjs')
    .filter((file) => file !== DOCS && file !== SCHEMA)
    .map((file) => ({ name: file, json: readCorpus(file) as Questionnaire, answers: [] }));

const docs = (): Judged[] =>
  (readCorpus(DOCS) as { surveys: { source: string; line: number; json: Questionnaire }[] }).surveys.map(
    ({ source, line, json }) => ({ name: `${source}:${String(line)}`, json, answers: [] }),
  );

interface Form {
  readonly id: string;
  readonly json: Questionnaire;
  readonly cases: readonly { readonly data?: Record<string, unknown> }[];
}

const forms = (): Judged[] =>
  (readCorpus('expected/surveyjs-form-behaviour.json') as { forms: Form[] }).forms.map(
    ({ id, json, cases }) => ({
      name: id,
      json,
      answers: cases.map(({ data }) => (decoded(data ?? {}) ?? {}) as Record<string, unknown>),
    }),
  );

const ALL = hasCorpus ? [...files(), ...docs(), ...forms()] : [];
const COVERED = ALL.filter(({ json }) => 'plan' in compileQuestionnaire(json)).map((j): [string, Judged] => [
  j.name,
  j,
]);

const RANDOM_SETS = 20;

describe('the compiled validator and survey-core agree on questionnaires from elsewhere', () => {
  if (!hasCorpus) {
    it('skipped: not present', () => {
      expect(hasCorpus).toBe(false);
    });
    return;
  }

  it.each(COVERED)('%s', (_, { json, answers }) => {
    const compiled = compileQuestionnaire(json);
    const oracle = surveyCoreValidator(json);
    const random = fc.sample(answersTo(json), { seed: 20261125, numRuns: RANDOM_SETS });
    const decided = [{}, ...answers, ...random].flatMap((set) => {
      const ours = 'plan' in compiled ? judge(compiled.plan, set) : undefined;
      return ours ? [{ set, ours }] : [];
    });
    expect(decided.map(({ ours }) => ours)).toEqual(decided.map(({ set }) => oracle(set)));
  });

  it('of which some are covered', () => {
    process.stderr.write(`compiled questionnaires: ${String(COVERED.length)} of ${String(ALL.length)}\n`);
    expect(COVERED.length).toBeGreaterThan(0);
  });
});
