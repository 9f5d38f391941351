import type { Weight } from '@tongxing/charts';
import { linesOf, unbreakable, type Line, type Piece } from './line-breaking.js';
import { typeface } from './typeface.js';

/** What of pdfkit's embedded fonts is used here; its published types leave it out. */
export interface EmbeddedFont {
  readonly id: string;
  /** Above and below the baseline, and between lines, in thousandths of the type size. */
  readonly ascender: number;
  readonly descender: number;
  readonly lineGap: number;
  ref(): unknown;
  encode(
    text: string,
  ): [codes: string[], positions: { readonly xAdvance: number; readonly advanceWidth: number }[]];
}

/** Stands for a character that the font has not: visible, and not to be taken for another. */
const MISSING = '〓';

/**
 * One font of one document: how wide texts are in it, where they break, and as which glyphs they are written. Each
 * text is measured once. A document that is laid out asks for the same texts several times: when columns are chosen,
 * when what must stand together is counted, and when it is drawn.
 */
export class Face {
  readonly #pieces = new Map<string, readonly Piece[]>();
  readonly #lines = new Map<string, readonly Line[]>();
  readonly #shaped = new Map<string, { readonly code: string; readonly width: number }>();
  readonly #has = new Map<number, boolean>();

  /** @param straight whether quotation marks are straight: the font's curved ones are as wide as a Chinese character */
  constructor(
    readonly font: EmbeddedFont,
    private readonly weight: Weight,
    private readonly straight: boolean,
  ) {}

  /** In thousandths of the type size. */
  get lineHeight(): number {
    return this.font.ascender + this.font.lineGap - this.font.descender;
  }

  /** Width of a text on one line, in thousandths of the type size. */
  width(text: string): number {
    return this.pieces(text).reduce((sum, { width }) => sum + width, 0);
  }

  /** @param width in thousandths of the type size; 0 or less for one line as long as it needs */
  lines(text: string, width: number): readonly Line[] {
    const key = `${width.toFixed(2)} ${text}`;
    const known = this.#lines.get(key);
    if (known) return known;
    const lines = linesOf(this.pieces(text), width > 0 ? width : Infinity, (wide) =>
      Array.from(wide.text, (character) => this.#piece(character, false)),
    );
    this.#lines.set(key, lines);
    return lines;
  }

  pieces(text: string): readonly Piece[] {
    const known = this.#pieces.get(text);
    if (known) return known;
    const pieces = unbreakable(this.#printable(text)).map((part) => this.#piece(part.text, part.ends));
    this.#pieces.set(text, pieces);
    return pieces;
  }

  /** Glyphs of a piece in hexadecimal; where two stand closer or wider than they are, the string is interrupted. */
  code({ text }: Piece): string {
    return this.#shape(text).code;
  }

  #piece(text: string, ends: boolean): Piece {
    const { width } = this.#shape(text);
    const bare = text.trimEnd();
    return { text, width, bare: bare === text ? width : this.#shape(bare).width, ends };
  }

  #shape(text: string) {
    const known = this.#shaped.get(text);
    if (known) return known;
    const [codes, positions] = this.font.encode(text);
    let code = '';
    let width = 0;
    positions.forEach(({ xAdvance, advanceWidth }, i) => {
      const closer = Math.round(advanceWidth - xAdvance);
      code += closer === 0 ? (codes[i] as string) : `${codes[i] as string}> ${String(closer)} <`;
      width += xAdvance;
    });
    const shaped = { code, width };
    this.#shaped.set(text, shaped);
    return shaped;
  }

  /** The text as the font can print it: what it lacks is made visible as missing. */
  #printable(text: string): string {
    const plain = this.straight ? text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"') : text;
    let printable = '';
    for (const character of plain) printable += this.#prints(character) ? character : MISSING;
    return printable;
  }

  #prints(character: string): boolean {
    const code = character.codePointAt(0) ?? 0;
    let has = this.#has.get(code);
    if (has === undefined) this.#has.set(code, (has = typeface(this.weight).hasGlyphForCodePoint(code)));
    return has || character === '\n';
  }
}
