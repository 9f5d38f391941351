import type { AnswerValidator, InstrumentDefinition } from '@tongxing/instruments';
import { picked, type Draws } from './draws.js';
import { modelOf, type Answer, type ModelQuestion } from './sheet-model.js';
import { EASE, USUAL_ANSWERS } from './usual-answers.js';

export type Answers = Readonly<Record<string, unknown>>;

/** How sharply items tell children apart: an item of four steps correlates about 0.55 with its trait. */
const SLOPE = 1.2;
/** From the first threshold to the last, in logits, of an item with very many steps. */
const WIDTH = 5.5;
const USUAL_EASE = 0.6;
/** Shares of answers that give a reason instead, and of questions passed over without a word. */
const REASON_GIVEN = 0.015;
const PASSED_OVER = 0.005;

/** Fills in one instrument. */
export class Respondent {
  readonly #questions: readonly ModelQuestion[];
  readonly #names: ReadonlySet<string>;

  constructor(
    readonly definition: InstrumentDefinition,
    private readonly validate: AnswerValidator,
  ) {
    this.#questions = modelOf(definition);
    this.#names = new Set(this.#questions.map(({ name }) => name));
  }

  /**
   * Answers drawn from a graded response model (Samejima 1969): an answer lies the higher the better the trait is and
   * the easier the item. Whatever the traits, a sheet uses up the same draws, so that the same child with and without
   * a programme differs by the programme alone.
   *
   * @param theta the trait of a scale, in standard deviations of children at baseline
   * @param told answers that are known; `undefined` leaves a question out
   * @throws Error where the instrument's validator refuses the sheet for another reason than a hidden question
   */
  fill(theta: (trait: string) => number, told: Answers, draws: Draws): Answers {
    const answers: Record<string, unknown> = {};
    for (const question of this.#questions) {
      const drawn = drawnAnswer(question, theta, draws);
      const answer = Object.hasOwn(told, question.name) ? told[question.name] : asStored(question, drawn);
      if (answer !== undefined) answers[question.name] = answer;
    }
    return this.#visible(answers);
  }

  /** Whether the instrument asks this. */
  asks(name: string): boolean {
    return this.#names.has(name);
  }

  /** Takes answers to hidden questions away; hiding one may hide another. */
  #visible(answers: Answers): Answers {
    const problems = this.validate(answers);
    if (problems.length === 0) return answers;
    const hidden = new Set(problems.map(({ question }) => question));
    const refused = problems.find(({ code }) => code !== 'question-hidden');
    if (refused) throw new Error(`${this.definition.instrument}: ${refused.question} ${refused.code}`);
    return this.#visible(Object.fromEntries(Object.entries(answers).filter(([name]) => !hidden.has(name))));
  }
}

const asStored = ({ takesList }: ModelQuestion, answer: Answer | undefined): unknown =>
  takesList && answer !== undefined ? [answer] : answer;

function drawnAnswer(
  { name, trait, levels, reasons, ease, isRequired }: ModelQuestion,
  theta: (trait: string) => number,
  draws: Draws,
): Answer | undefined {
  const [noise, missing, at] = [draws.logistic(), draws.uniform(), draws.uniform()];
  const usual = USUAL_ANSWERS[name];
  if (missing < PASSED_OVER && !isRequired) return undefined;
  if (missing < PASSED_OVER + REASON_GIVEN && reasons.length > 0) return picked(reasons, at);
  if (usual) return picked(usual, at);
  if (trait === undefined) return levels[0]?.length ? picked(levels[0], at) : undefined;
  const stands = SLOPE * theta(trait) + ease + (EASE[name] ?? EASE[trait] ?? USUAL_EASE) + noise;
  const reached = thresholds(levels.length).filter((threshold) => threshold < stands).length;
  return picked(levels[reached] as readonly Answer[], at);
}

const thresholds = (levels: number): number[] =>
  Array.from({ length: levels - 1 }, (_, k) => WIDTH * ((k + 1) / levels - 0.5));
