import type { Questionnaire } from '@tongxing/instruments';
import { scopeOf } from '../../libs/instruments/src/compiled/calculated.js';
import { compileQuestionnaire, judge } from '../../libs/instruments/src/compiled/index.js';
import type { Plan } from '../../libs/instruments/src/compiled/plan.js';
import { isEmpty } from '../../libs/instruments/src/compiled/rules.js';
import { loadModel, type Model } from '../../libs/instruments/src/survey-model.js';
import { hasCorpus, readCorpus } from '../support/corpus.js';
import { asRecorded, decoded } from './encoded.js';

type Answers = Record<string, unknown>;

interface Check {
  readonly target: Readonly<
    Partial<Record<'question' | 'page' | 'panel' | 'calculatedValue', string> & { survey: true }>
  >;
  readonly property: string;
  readonly args?: readonly unknown[];
  readonly expected: unknown;
}

interface Case {
  readonly data?: Answers;
  readonly locale?: string;
  readonly mode?: string;
  readonly variables?: Answers;
  readonly checks: readonly Check[];
}

interface Form {
  readonly id: string;
  readonly test: string;
  readonly json: Questionnaire;
  readonly cases: readonly Case[];
}

const FILE = 'expected/surveyjs-form-behaviour.json';
const FORMS = hasCorpus ? (readCorpus(FILE) as { forms: Form[] }).forms : [];

const CHECKS = FORMS.flatMap((form) =>
  form.cases.flatMap((state) =>
    state.checks.map((check): [string, Form, Case, Check] => [
      `${form.id} ${form.test}: ${JSON.stringify(check.target)} ${check.property}`,
      form,
      state,
      check,
    ]),
  ),
);

/** The form in the state that a case describes. */
function modelOf({ json }: Form, { locale, mode, variables = {}, data }: Case): Model {
  const model = loadModel(json);
  if (locale !== undefined) model.locale = locale;
  if (mode !== undefined) (model as unknown as { mode: string }).mode = mode;
  for (const [name, value] of Object.entries(variables)) model.setVariable(name, decoded(value));
  if (data !== undefined) model.data = decoded(data);
  return model;
}

function targetOf(model: Model, { question, page, panel, calculatedValue }: Check['target']): unknown {
  if (question !== undefined) return model.getQuestionByName(question);
  if (page !== undefined) return model.getPageByName(page);
  if (panel !== undefined) return model.getPanelByName(panel);
  if (calculatedValue !== undefined) return model.calculatedValues.find((v) => v.name === calculatedValue);
  return model;
}

/** Reads `visibleRows.length` or calls `validate()`, with the arguments of the check. */
function read(from: unknown, { property, args = [] }: Check): unknown {
  const path = property.replace(/\(\)$/, '').split('.');
  return path.reduce<unknown>((object, name) => {
    const value = (object as Readonly<Record<string, unknown>>)[name];
    return typeof value === 'function' ? (value.call(object, ...args.map(decoded)) as unknown) : value;
  }, from);
}

/** What a check reads, by the compiled plan; undefined where the plan does not know it. */
function compiledReading(form: Form, state: Case, check: Check): { readonly value: unknown } | undefined {
  const answers = (decoded(state.data ?? {}) ?? {}) as Answers;
  const compiled = compileQuestionnaire(form.json);
  if (!('plan' in compiled) || state.mode !== undefined || state.variables !== undefined) return undefined;
  const problems = judge(compiled.plan, answers);
  return problems && readPlan(compiled.plan, answers, problems.length === 0, check);
}

function readPlan(plan: Plan, answers: Answers, accepted: boolean, { target, property }: Check) {
  const scope = scopeOf(plan.names, answers, plan.calculated);
  const question = plan.questions.find((q) => q.name === target.question);
  if (target.survey && property === 'validate()') return { value: accepted };
  if (!question) return undefined;
  if (property === 'isVisible') return { value: question.visible(scope) };
  if (property === 'isReadOnly') return { value: question.readOnly(scope) };
  if (property === 'isRequired') return { value: question.required(scope) };
  if (property === 'isEmpty') return { value: isEmpty(answers[question.name]) };
  return undefined;
}

const COVERED = CHECKS.filter(([, ...check]) => compiledReading(...check) !== undefined);

describe('forms of SurveyJS behave as recorded', () => {
  if (!hasCorpus) {
    it('skipped: not present', () => {
      expect(hasCorpus).toBe(false);
    });
    return;
  }

  it.each(CHECKS)('%s, by survey-core', (_, form, state, check) => {
    expect(asRecorded(read(targetOf(modelOf(form, state), check.target), check))).toEqual(
      decoded(check.expected),
    );
  });

  it.each(COVERED)('%s, compiled', (_, form, state, check) => {
    expect(compiledReading(form, state, check)?.value).toEqual(decoded(check.expected));
  });

  it('and some of them are compiled', () => {
    process.stderr.write(`compiled checks: ${String(COVERED.length)} of ${String(CHECKS.length)}\n`);
    expect(COVERED.length).toBeGreaterThan(0);
  });
});
