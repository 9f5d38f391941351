import type { Question } from 'survey-core';

interface Given {
  readonly question: Question;
  readonly value: unknown;
  readonly told: () => void;
}

/**
 * Answers on their way to survey-core. The browser shows a chosen answer by itself; what survey-core then works out
 * for all of the questionnaire would keep that from being seen, and so is told of it right after the next paint.
 *
 * Before anything else happens to the form, `settle` tells it at once: whoever goes on, back or out has been heard.
 */
export class Answering {
  #waiting: Given | undefined;

  /** @param given hears of each answer at once, before survey-core does: what must not be lost begins here */
  constructor(private readonly given: (name: string, value: unknown) => void = () => undefined) {}

  /** The newest answer to a question, whether or not survey-core knows of it. */
  answerTo(question: Question): unknown {
    return this.#waiting?.question === question ? this.#waiting.value : (question.value as unknown);
  }

  /** @param told is called once survey-core has the answer, which it may have changed */
  give(question: Question, value: unknown, told: () => void): void {
    if (this.#waiting?.question !== question) this.settle();
    this.given(question.getValueName(), value);
    const isFirst = !this.#waiting;
    this.#waiting = { question, value, told };
    if (isFirst)
      afterPaint(() => {
        this.settle();
      });
  }

  /** Tells survey-core what it does not know yet. */
  settle(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (!waiting) return;
    waiting.question.value = waiting.value;
    waiting.told();
  }
}

const afterPaint = (work: () => void): void => {
  requestAnimationFrame(() => {
    setTimeout(work);
  });
};
