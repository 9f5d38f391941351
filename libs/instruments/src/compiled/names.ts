import { settings } from 'survey-core';
import type { Outside } from './outside.js';
import type { Names, Source } from './scope.js';

/** Names that survey-core answers from the survey itself, or from where an expression stands. */
const BUILT_IN = new Set([
  ...Object.values(settings.expressionVariables as Record<string, string>).map((name) => name.toLowerCase()),
  ...['length', 'locale', 'pageno', 'pagecount', 'questioncount'],
  ...['correctedanswers', 'correctanswers', 'correctedanswercount'],
  ...['incorrectedanswers', 'incorrectanswers', 'incorrectedanswercount'],
]);

/** A name without paths (`a.b`, `a[0]`), prefixes (`$a`), objects (`a:1`) and places in a list (`0`). */
const isPlain = (name: string) =>
  /^[^.:$#[\]{}]+$/.test(name) &&
  name.trim() === name &&
  !/^\d+$/.test(name) &&
  !BUILT_IN.has(name.toLowerCase()) &&
  !name.endsWith('-unwrapped');

/**
 * What expressions may call by name: questions and calculated values, whatever the case of their letters.
 *
 * @param questions names of questions whose answers expressions may read
 */
export class NameTable {
  readonly used = new Map<string, Source>();
  readonly #sources: ReadonlyMap<string, Source>;

  constructor(questions: readonly string[], calculated: readonly string[]) {
    this.#sources = new Map([
      ...questions.map((name): [string, Source] => [name.toLowerCase(), { kind: 'question', name }]),
      ...calculated.map((name): [string, Source] => [name.toLowerCase(), { kind: 'calculated', name }]),
    ]);
  }

  /** Notes the variables of an expression as used, or says which of them cannot be. */
  use(variables: readonly string[], at: string): Outside | undefined {
    for (const variable of variables) {
      const source = isPlain(variable) ? this.#sources.get(variable.toLowerCase()) : undefined;
      if (!source) return { code: 'variable', at, what: variable };
      this.used.set(variable, source);
    }
    return undefined;
  }

  get names(): Names {
    return this.used;
  }
}

/** Names that stand twice once the case of letters is put aside: survey-core may then answer with another's value. */
export function ambiguousNames(names: readonly string[]): Outside[] {
  const folded = names.map((name) => name.toLowerCase());
  return names
    .filter((_, i) => folded.indexOf(folded[i] ?? '') !== i)
    .map((name) => ({ code: 'variable', at: name, what: name }));
}
