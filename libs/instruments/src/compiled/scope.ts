/** Where a variable of an expression gets its value from. */
export type Source =
  { readonly kind: 'question'; readonly name: string } | { readonly kind: 'calculated'; readonly name: string };

/** The variables that expressions use, as they spell them. */
export type Names = ReadonlyMap<string, Source>;

/** What survey-core's operands ask of a variable, and fill in for themselves. */
interface Asked {
  name: string;
  hasValue?: boolean;
  value?: unknown;
  strictCompare?: boolean;
}

/**
 * One respondent's answers as expressions see them. survey-core's operands read it in place of a model, so
 * that comparing, adding and converting are theirs to the last detail.
 *
 * A question without an answer is there and empty; a calculated value without a result is not there.
 */
export class Scope {
  /** Functions that ask for the survey or the question stand outside the compiled subset. */
  readonly properties = null;
  readonly asyncValues = {};

  constructor(
    private readonly names: Names,
    private readonly answers: Readonly<Record<string, unknown>>,
    private readonly calculated: (name: string) => unknown,
  ) {}

  /** Called by survey-core for each variable it meets. */
  getValueInfo(asked: Asked): void {
    const source = this.names.get(asked.name);
    asked.value = source && this.#valueOf(source);
    asked.hasValue = source?.kind === 'question' || asked.value !== undefined;
    asked.strictCompare = false;
  }

  #valueOf({ kind, name }: Source): unknown {
    if (kind === 'calculated') return this.calculated(name);
    const value = Object.hasOwn(this.answers, name) ? this.answers[name] : undefined;
    // survey-core takes "nothing ticked" for no answer.
    return Array.isArray(value) && value.length === 0 ? undefined : value;
  }
}
