import type { IElement, PanelModelBase, Question } from 'survey-core';
import type { Questionnaire } from '../definition.js';
import {
  answerNames,
  asked,
  choiceValues,
  loadModel,
  questionsOf,
  type Asked,
  type Model,
} from '../survey-model.js';
import { compileCalculated } from './calculated.js';
import { compileExpression, type Expression } from './expression.js';
import { ambiguousNames, NameTable } from './names.js';
import type { Outside } from './outside.js';
import type { Flag, Plan, PlannedContainer, PlannedQuestion } from './plan.js';
import { rulesOfType, rulesOfValidators } from './question-rules.js';
import { outsideOfSubset } from './survey-outside.js';

export type Compiled = { readonly plan: Plan } | { readonly outside: readonly Outside[] };

/**
 * Reads a questionnaire once into a plan, with survey-core's own reading of it.
 *
 * @returns the plan, or every reason why the questionnaire stands outside the compiled subset: then
 *   survey-core itself must judge its answers
 */
export function compileQuestionnaire(questionnaire: Questionnaire): Compiled {
  const outside = outsideOfSubset(questionnaire);
  if (outside.length > 0) return { outside };
  return new Compilation(loadModel(questionnaire)).result();
}

/** Types whose answers expressions cannot read here: survey-core gives them a meaning row by row. */
const UNREADABLE = ['matrix', 'html', 'image'];

type Conditions = Partial<Record<'visibleIf' | 'enableIf' | 'requiredIf', string>>;

class Compilation {
  readonly #outside: Outside[] = [];
  readonly #planned: PlannedQuestion[] = [];
  readonly #questions: readonly Question[];
  readonly #table: NameTable;
  /** Questions with a condition or validator of their own: it may read their answer. */
  readonly #owners = new Set<string>();

  constructor(private readonly model: Model) {
    this.#questions = questionsOf(model);
    this.#table = new NameTable(
      this.#questions.filter((q) => !UNREADABLE.includes(q.getType())).map((q) => q.getValueName()),
      model.calculatedValues.map((value) => value.name),
    );
  }

  result(): Compiled {
    const calculated = compileCalculated(this.model.calculatedValues, this.#table);
    if (!(calculated instanceof Map)) this.#outside.push(calculated as Outside);
    const pages = this.model.pages.map((page) => this.#container(page, () => false));
    this.#outside.push(...this.#structureFaults());
    if (this.#outside.length > 0 || !(calculated instanceof Map)) return { outside: this.#outside };
    const used = new Set([...this.#table.names.values()].map((source) => source.name));
    const marked = (q: PlannedQuestion) => ({ ...q, sensitive: used.has(q.name) || this.#owners.has(q.name) });
    return {
      plan: {
        pages,
        questions: this.#planned.map(marked),
        calculated,
        names: this.#table.names,
        known: new Set(this.#questions.flatMap(answerNames)),
      },
    };
  }

  #structureFaults(): Outside[] {
    const inOrder = this.#questions.every((q, i) => this.#planned[i]?.name === q.getValueName());
    const names = [
      ...this.#questions.map((q) => q.getValueName()),
      ...this.model.calculatedValues.map((value) => value.name),
    ];
    return [
      ...(inOrder && this.#planned.length === this.#questions.length
        ? []
        : [{ code: 'structure' as const, at: 'survey', what: 'pages' }]),
      ...ambiguousNames(names),
    ];
  }

  #container(container: PanelModelBase, parentReadOnly: Flag): PlannedContainer {
    const conditions = container as unknown as Conditions;
    const visible = this.#visible(container, container.name, conditions);
    const readOnly = either(parentReadOnly, this.#readOnly(container, container.name, conditions));
    const from = this.#planned.length;
    const elements = container.elements.map((element) => this.#element(element, readOnly));
    return { kind: 'container', visible, elements, from, to: this.#planned.length };
  }

  #element(element: IElement, parentReadOnly: Flag): PlannedContainer | PlannedQuestion {
    return element.isPanel
      ? this.#container(element as unknown as PanelModelBase, parentReadOnly)
      : this.#question(element as unknown as Question, parentReadOnly);
  }

  #question(question: Question, parentReadOnly: Flag): PlannedQuestion {
    const name = question.getValueName();
    const conditions = question as unknown as Conditions;
    if (conditions.visibleIf || conditions.enableIf || conditions.requiredIf) this.#owners.add(name);
    const planned: PlannedQuestion = {
      kind: 'question',
      index: this.#planned.length,
      name,
      type: question.getType(),
      offers: offersOf(question),
      visible: this.#visible(question, name, conditions),
      readOnly: either(parentReadOnly, this.#readOnly(question, name, conditions)),
      required: this.#flag(conditions.requiredIf, name, (v) => v === true) ?? fixed(question.isRequired),
      rules: [...this.#sound(rulesOfType(question)), ...this.#validators(question)],
      sensitive: true,
    };
    this.#planned.push(planned);
    return planned;
  }

  #visible(element: { visible: boolean }, at: string, { visibleIf }: Conditions): Flag {
    return this.#flag(visibleIf, at, (value) => value === true) ?? fixed(element.visible);
  }

  #readOnly(element: { readOnly: boolean }, at: string, { enableIf }: Conditions): Flag {
    return this.#flag(enableIf, at, (value) => value === false) ?? fixed(element.readOnly);
  }

  #validators(question: Question): PlannedQuestion['rules'] {
    const name = question.getValueName();
    const compile = (text: string) => {
      this.#owners.add(name);
      return this.#expression(text, name);
    };
    return this.#sound(rulesOfValidators(question, compile));
  }

  #sound<T>(found: readonly T[] | Outside): readonly T[] {
    if (!('code' in found)) return found;
    this.#outside.push(found);
    return [];
  }

  /** Undefined where there is no condition. */
  #flag(condition: string | undefined, at: string, means: (value: unknown) => boolean): Flag | undefined {
    if (!condition) return undefined;
    const expression = this.#expression(condition, at);
    return expression && ((scope) => means(expression.valueIn(scope)));
  }

  #expression(text: string, at: string): Expression | undefined {
    const compiled = compileExpression(text, at);
    const fault = 'code' in compiled ? compiled : this.#table.use(compiled.variables, at);
    if (fault) this.#outside.push(fault);
    return 'code' in compiled ? undefined : compiled;
  }
}

const NEVER: Flag = () => false;
const ALWAYS: Flag = () => true;
const fixed = (value: boolean): Flag => (value ? ALWAYS : NEVER);

const either = (a: Flag, b: Flag): Flag => {
  if (a === NEVER) return b;
  return b === NEVER ? a : (scope) => a(scope) || b(scope);
};

/** What the question offers, held apart from survey-core so that the loaded model can go. */
function offersOf(question: Question): Asked {
  const { visibleChoices, inputType, min, max, valueTrue, valueFalse, rows, columns, multiSelect } =
    asked(question);
  const plain = (list: Asked['rows']) =>
    Array.isArray(list) ? (list as { value: unknown }[]).map(({ value }) => ({ value })) : undefined;
  const choices = choiceValues(question)?.map((value) => ({ value }));
  return {
    ...(visibleChoices ? { visibleChoices: choices } : { visibleRateValues: choices }),
    ...{ inputType, min, max, valueTrue, valueFalse, multiSelect },
    rows: plain(rows),
    columns: plain(columns),
  };
}
