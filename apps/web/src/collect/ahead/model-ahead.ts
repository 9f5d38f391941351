import type { Model } from 'survey-core';
import type { JsonValue, Language } from '@tongxing/contracts';
import type { Questionnaire } from '@tongxing/instruments';
import { surveyLocale, type Look } from '../form/look';
import { pageAhead, textIn, type PageAhead } from './page-ahead';
import { QuestionAhead } from './question-ahead';

/** What was asked of the page before there was anybody to do it. */
export type Wish = 'next' | 'previous' | 'finish' | 'stop';

type Answers = Readonly<Record<string, unknown>>;

interface Asked {
  readonly questionnaire: Questionnaire;
  readonly look: Look;
  readonly language: Language;
  /** Name of the page; undefined for the first. */
  readonly at: string | undefined;
  /** What has been answered already. */
  readonly answers: Answers;
  readonly onWish: (wish: Wish) => void;
}

/**
 * As much of a survey-core model as one page needs to be drawn and answered, so that whoever waits for survey-core can
 * answer already. It works nothing out: what leads away from the page is a wish, to be done when survey-core is there.
 *
 * @returns undefined where the page cannot be drawn without survey-core
 */
export function modelAhead({ questionnaire, look, language, at, answers, onWish }: Asked): Model | undefined {
  const ahead = pageAhead(questionnaire, look, at);
  return ahead && (new ModelAhead(ahead, answers, surveyLocale(language), onWish) as unknown as Model);
}

/** An event as survey-core has them. */
class Heard<T = undefined> {
  readonly #listeners = new Set<(sender: ModelAhead, options: T) => void>();

  add(listener: (sender: ModelAhead, options: T) => void): void {
    this.#listeners.add(listener);
  }

  remove(listener: (sender: ModelAhead, options: T) => void): void {
    this.#listeners.delete(listener);
  }

  tell(sender: ModelAhead, options: T): void {
    for (const listener of this.#listeners) listener(sender, options);
  }
}

class ModelAhead {
  readonly onValueChanging = new Heard<{ readonly name: string; readonly oldValue: unknown }>();
  readonly onValueChanged = new Heard();
  readonly onLocaleChangedEvent = new Heard();
  readonly onCurrentPageChanging = new Heard();
  readonly onCurrentPageChanged = new Heard();
  readonly onQuestionVisibleChanged = new Heard();
  readonly onPageVisibleChanged = new Heard();
  readonly onValidatePage = new Heard();
  readonly onCompleting = new Heard();
  readonly currentPage: object;
  #data: Answers;
  #locale: string;

  constructor(
    private readonly ahead: PageAhead,
    answers: Answers,
    locale: string,
    private readonly onWish: (wish: Wish) => void,
  ) {
    this.#data = answers;
    this.#locale = locale;
    const { page, elements } = ahead;
    const text = (): string => this.#text(page['title']);
    this.currentPage = {
      name: page['name'],
      questions: elements.map((element) => new QuestionAhead(element, this)),
      get title() {
        return text();
      },
      get locTitle() {
        return { textOrHtml: text() };
      },
    };
  }

  get locale(): string {
    return this.#locale;
  }

  set locale(locale: string) {
    if (locale === this.#locale) return;
    this.#locale = locale;
    this.onLocaleChangedEvent.tell(this, undefined);
  }

  get data(): Answers {
    return this.#data;
  }

  set data(answers: Answers) {
    this.#data = answers;
    this.onValueChanged.tell(this, undefined);
  }

  get currentPageNo(): number {
    return this.ahead.index;
  }

  get visiblePageCount(): number | undefined {
    return this.ahead.count;
  }

  get isFirstPage(): boolean {
    return this.ahead.index === 0;
  }

  get isLastPage(): boolean {
    return this.ahead.index + 1 === this.ahead.count;
  }

  get showPrevButton(): boolean {
    return this.ahead.questionnaire['showPrevButton'] !== false;
  }

  get locTitle(): { readonly textOrHtml: string } {
    return { textOrHtml: this.#text(this.ahead.questionnaire['title']) };
  }

  get description(): string {
    return this.#text(this.ahead.questionnaire['description']);
  }

  get locDescription(): { readonly textOrHtml: string } {
    return { textOrHtml: this.description };
  }

  setValue(name: string, value: unknown): void {
    this.onValueChanging.tell(this, { name, oldValue: this.data[name] });
    const given = Object.entries({ ...this.data, [name]: value });
    this.data = Object.fromEntries(given.filter(([, answer]) => !isNone(answer)));
  }

  nextPage(): void {
    this.onWish('next');
  }

  prevPage(): void {
    this.onWish('previous');
  }

  tryComplete(): void {
    this.onWish('finish');
  }

  doComplete(): void {
    this.onWish('stop');
  }

  readonly #text = (text: JsonValue | undefined): string => textIn(text, this.#locale);
}

const isNone = (answer: unknown): boolean =>
  answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0);
