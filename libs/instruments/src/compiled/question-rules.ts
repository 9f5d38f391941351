import type { Question } from 'survey-core';
import { asked } from '../survey-model.js';
import { holds, type Expression } from './expression.js';
import type { Outside } from './outside.js';
import type { Rule } from './plan.js';
import * as rules from './rules.js';

/** What survey-core's question and validator objects hold, once a questionnaire is loaded. */
interface Loaded {
  readonly inputType?: string;
  readonly renderedMin?: unknown;
  readonly renderedMax?: unknown;
  readonly minValueExpression?: string;
  readonly maxValueExpression?: string;
  readonly step?: unknown;
  readonly minSelectedChoices?: number;
  readonly eachRowRequired?: boolean;
}

interface LoadedValidator {
  readonly minValue: number | null;
  readonly maxValue: number | null;
  readonly minLength: number;
  readonly maxLength: number;
  readonly allowDigits: boolean;
  readonly regex: string | null;
  readonly caseInsensitive: boolean;
  readonly minCount: number | null;
  readonly maxCount: number | null;
  readonly expression: string;
}

type Compile = (text: string) => Expression | undefined;

/** The rules that come with a question's type: its range, its number of ticks, its rows. */
export function rulesOfType(question: Question): Rule[] | Outside {
  const loaded = question as unknown as Loaded;
  const of: Rule[] = [];
  if (loaded.minValueExpression || loaded.maxValueExpression)
    return { code: 'value', at: question.name, what: 'min, max' };
  if (question.getType() === 'text') of.push(...rulesOfText(loaded));
  if (Number(loaded.minSelectedChoices) > 0) of.push(rules.leastChoicesRule(Number(loaded.minSelectedChoices)));
  if (loaded.eachRowRequired)
    of.push(rules.everyRowRule((asked(question).rows ?? []).map((r) => String(r.value))));
  return of;
}

function* rulesOfText({ inputType, renderedMin, renderedMax, step }: Loaded): Generator<Rule> {
  yield rules.withinRule(renderedMin, renderedMax, inputType === 'date');
  if (inputType === 'number' && typeof step === 'number') yield rules.stepRule(step);
  if (inputType === 'email') yield rules.emailRule();
}

const TEXTS = ['text', 'comment'];
const LISTS = ['checkbox', 'tagbox', 'imagepicker'];

const ON_TEXTS: Readonly<Record<string, (v: LoadedValidator) => Rule[]>> = {
  numericvalidator: (v) => [rules.numericRule(v.minValue, v.maxValue)],
  textvalidator: (v) => [rules.lengthRule(v.minLength, v.maxLength, v.allowDigits)],
  regexvalidator: (v) => (v.regex ? [rules.patternRule(v.regex, v.caseInsensitive)] : []),
  emailvalidator: () => [rules.emailRule()],
};

/**
 * The rules of a question's validators.
 *
 * @param compile reads an expression, or notes why it cannot and gives undefined
 */
export function rulesOfValidators(question: Question, compile: Compile): Rule[] | Outside {
  const found: Rule[] = [];
  for (const validator of question.validators) {
    const type = validator.getType();
    const loaded = validator as unknown as LoadedValidator;
    if (loaded.regex && !isPattern(loaded.regex)) return { code: 'value', at: question.name, what: 'regex' };
    const onText = TEXTS.includes(question.getType()) ? ON_TEXTS[type] : undefined;
    if (onText) found.push(...onText(loaded));
    else if (type === 'answercountvalidator' && LISTS.includes(question.getType()))
      found.push(rules.countRule(loaded.minCount, loaded.maxCount));
    else if (type === 'expressionvalidator') found.push(...expressionRule(loaded, compile));
    else return { code: 'property', at: question.name, what: `validators.${type}` };
  }
  return found;
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

function expressionRule({ expression }: LoadedValidator, compile: Compile): Rule[] {
  const compiled = expression ? compile(expression) : undefined;
  return compiled ? [(_, scope) => !holds(compiled.valueIn(scope))] : [];
}
