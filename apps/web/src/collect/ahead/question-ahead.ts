import type { JsonValue } from '@tongxing/contracts';
import { nodes, textIn, wordOf } from './page-ahead';

/** Where a question of a page that is drawn ahead finds its language and leaves its answer. */
export interface Place {
  readonly locale: string;
  readonly data: Readonly<Record<string, unknown>>;
  setValue(name: string, value: unknown): void;
}

type Element = Readonly<Record<string, JsonValue>>;

/** As much of a survey-core question as our pages use. */
export class QuestionAhead {
  readonly isVisible = true;
  readonly errors: readonly never[] = [];

  constructor(
    private readonly element: Element,
    private readonly place: Place,
  ) {}

  get name(): string {
    return wordOf(this.element['name']);
  }

  get isRequired(): boolean {
    return this.element['isRequired'] === true;
  }

  get inputType(): JsonValue | undefined {
    return this.getType() === 'text' ? (this.element['inputType'] ?? 'text') : undefined;
  }

  get min(): JsonValue | undefined {
    return this.element['min'];
  }

  get max(): JsonValue | undefined {
    return this.element['max'];
  }

  get html(): string | undefined {
    return this.element['html'] === undefined ? undefined : this.#text('html');
  }

  get description(): string {
    return this.#text('description');
  }

  get locTitle(): { readonly textOrHtml: string } {
    return { textOrHtml: this.#text('title') || this.name };
  }

  get visibleChoices(): readonly object[] | undefined {
    const { locale } = this.place;
    const { choices } = this.element;
    if (choices === undefined) return undefined;
    return nodes(choices).map(({ value, text }) => ({
      value,
      text: textIn(text, locale) || wordOf(value),
      locText: { getLocaleText: (wanted: string) => textIn(text, wanted) },
    }));
  }

  get value(): unknown {
    return this.place.data[this.name] ?? (this.getType() === 'checkbox' ? [] : undefined);
  }

  set value(value: unknown) {
    this.place.setValue(this.name, value);
  }

  getType(): string {
    return wordOf(this.element['type']);
  }

  getValueName(): string {
    return this.name;
  }

  /** The default language has no name, as with survey-core. */
  getLocale(): string {
    return this.place.locale === 'en' ? '' : this.place.locale;
  }

  getLocalizableString(name: string): { readonly getLocaleText: (locale: string) => string } {
    return { getLocaleText: (locale) => textIn(this.element[name], locale) };
  }

  isEmpty(): boolean {
    return this.place.data[this.name] === undefined;
  }

  clearValue(): void {
    this.value = undefined;
  }

  readonly #text = (name: string): string => textIn(this.element[name], this.place.locale);
}
