import { LANGUAGES, type BilingualText, type Language } from '@tongxing/contracts';
import { type ByteWriter } from '../bytes/byte-writer.js';
import { onOneLine } from '../bytes/cut.js';
import type { Variable } from '../model/variable.js';
import { letters, missingWhole } from './storage.js';

interface LabelSet {
  readonly name: string;
  readonly labels: readonly { readonly value: number; readonly label: BilingualText }[];
}

/** Value labels, kept once where several variables have the same. */
export class LabelSets {
  readonly #sets = new Map<string, LabelSet>();
  readonly #of: readonly (LabelSet | undefined)[];

  constructor(variables: readonly Variable[]) {
    this.#of = variables.map((variable) => this.#setOf(variable));
  }

  /** Name of a variable's set in one language; none where its values have no labels. */
  nameOf(variable: number, language: Language): string | undefined {
    const set = this.#of[variable];
    return set && nameIn(set, language);
  }

  write(out: ByteWriter): void {
    for (const set of this.#sets.values())
      for (const language of LANGUAGES) writeSet(out, nameIn(set, language), set.labels, language);
  }

  #setOf(variable: Variable): LabelSet | undefined {
    if (variable.kind === 'text') return undefined;
    const coded = letters(variable);
    const labels = [
      ...variable.values,
      ...variable.missing.map(({ value, label }) => ({
        value: missingWhole('long', coded.get(value) as number),
        label,
      })),
    ].sort((a, b) => a.value - b.value);
    if (labels.length === 0) return undefined;
    const key = JSON.stringify(labels);
    const known = this.#sets.get(key) ?? { name: `labels${String(this.#sets.size + 1)}`, labels };
    this.#sets.set(key, known);
    return known;
  }
}

const nameIn = ({ name }: LabelSet, language: Language): string => `${name}_${language}`;

function writeSet(out: ByteWriter, name: string, labels: LabelSet['labels'], language: Language): void {
  const texts = labels.map(({ label }) => Buffer.from(`${onOneLine(label[language])}\0`));
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  let offset = 0;
  const offsets = texts.map((text) => (offset += text.length) - text.length);
  out
    .text('<lbl>')
    .i32(8 + 8 * labels.length + length)
    .field(name, 129, 0)
    .field('', 3, 0)
    .i32(labels.length, length)
    .i32(...offsets)
    .i32(...labels.map(({ value }) => value));
  for (const text of texts) out.raw(text);
  out.text('</lbl>');
}
