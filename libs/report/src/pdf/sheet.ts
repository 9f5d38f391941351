import type { Ink, Measure, Weight } from '@tongxing/charts';
import { LANGUAGE_TAGS } from '@tongxing/contracts';
import type { ReportDocument } from '../document.js';
import { identityText } from '../identity.js';
import { Face, type EmbeddedFont } from './face.js';
import type { Line } from './line-breaking.js';
import { fillIn, glyphs, rectangle, stroke, text as textIn } from './operators.js';
import { typeface } from './typeface.js';
import { WholeDocument } from './whole-document.js';

/** A place in the structure tree. */
export type Tag = PDFKit.PDFStructureElement;

export type TagOptions = PDFKit.Mixins.StructureElementOptions & {
  readonly bbox?: readonly number[];
  readonly placement?: string;
  readonly scope?: 'Column' | 'Row';
};

export interface Style {
  readonly size: number;
  readonly weight?: Weight;
  readonly ink?: Ink;
  readonly align?: 'left' | 'right';
  /** Space between lines, in points. */
  readonly leading?: number;
}

const MARGIN = { top: 64, bottom: 64, left: 56, right: 56 };
/** pdfkit writes it; its published types do not know it yet. */
const PDF_UA = 'PDF/UA' as PDFKit.Mixins.PDFSubsets;

/** A tagged A4 document with a cursor: what is written goes below what was written before. */
export class Sheet {
  readonly doc: WholeDocument;
  /** The element under which everything stands, in reading order. */
  readonly root: Tag;
  readonly left = MARGIN.left;
  readonly width: number;
  readonly top = MARGIN.top;
  readonly bottom: number;
  readonly #faces: Readonly<Record<Weight, Face>>;

  constructor(report: ReportDocument) {
    this.doc = new WholeDocument({
      size: 'A4',
      margins: MARGIN,
      pdfVersion: '1.7',
      subset: PDF_UA,
      tagged: true,
      lang: LANGUAGE_TAGS[report.language],
      displayTitle: true,
      bufferPages: true,
      autoFirstPage: false,
      info: {
        Title: `${report.title}: ${report.subtitle}`,
        Author: 'Tongxing',
        Subject: report.subject,
        ...(report.identity && { Keywords: identityText(report.identity) }),
        CreationDate: new Date(report.dataAsOf),
      },
    });
    const straight = report.language === 'en';
    this.#faces = { regular: this.#face('regular', straight), bold: this.#face('bold', straight) };
    this.doc.addPage();
    this.width = this.doc.page.width - MARGIN.left - MARGIN.right;
    this.bottom = this.doc.page.height - MARGIN.bottom;
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  get y(): number {
    return this.doc.y;
  }

  /** Width of a text in the font it will be printed in. */
  readonly measure: Measure = (text, size, weight) => (this.#faces[weight].width(text) * size) / 1000;

  space(points: number): void {
    this.doc.y += points;
  }

  /** Begins a new page unless `height` points are left on this one. */
  ensure(height: number): void {
    if (this.doc.y + height > this.bottom) this.newPage();
  }

  newPage(): void {
    this.doc.addPage();
  }

  heightOf(text: string, style: Style, width: number): number {
    return this.#lines(text, style, width).length * this.#lineHeight(style);
  }

  /** A text cut into as many parts as it needs for none to be higher than `height` points. */
  partsOf(text: string, style: Style, width: number, height: number): string[] {
    const lines = this.#lines(text, style, width);
    const each = Math.max(1, Math.floor(height / this.#lineHeight(style)));
    return Array.from({ length: Math.ceil(lines.length / each) }, (_, i) =>
      lines
        .slice(i * each, (i + 1) * each)
        .flatMap(({ pieces }) => pieces.map((piece) => piece.text))
        .join(''),
    );
  }

  /** Writes a text at a place; lines break inside `width`, and never go on to another page. */
  write(text: string, x: number, y: number, width: number, style: Style): void {
    const lines = this.#lines(text, style, width);
    this.#show(lines, x, y, width, style);
    this.doc.y = y + lines.length * this.#lineHeight(style);
  }

  /** Writes a text at the cursor; what does not fit goes on at the top of the next page. */
  flow(text: string, x: number, width: number, style: Style): void {
    const height = this.#lineHeight(style);
    let lines = this.#lines(text, style, width);
    while (lines.length > 0) {
      // Space between lines is not needed under the last one of a page.
      const room = Math.max(0, Math.floor((this.bottom - this.doc.y + (style.leading ?? 0)) / height));
      const here = lines.slice(0, room);
      this.#show(here, x, this.doc.y, width, style);
      this.doc.y += here.length * height;
      lines = lines.slice(here.length);
      if (lines.length > 0) this.doc.continueOnNewPage();
    }
  }

  /** Writes a text over the whole width at the cursor, as an element of its own. */
  paragraph(type: string, text: string, style: Style): void {
    this.element(this.root, type, {}, () => {
      this.flow(text, this.left, this.width, style);
    });
  }

  /** Writes a text that begins, ends or has its middle at `x`, on a baseline. */
  label(text: string, x: number, baseline: number, style: Style, anchor: 'start' | 'middle' | 'end'): void {
    const { size, weight = 'regular' } = style;
    const before = { start: 0, middle: 0.5, end: 1 }[anchor] * this.measure(text, size, weight);
    this.#put(
      [{ line: { pieces: this.#faces[weight].pieces(text), width: 0 }, x: x - before, baseline }],
      style,
    );
  }

  /** Adds an element whose content is what `draw` draws. */
  element(parent: Tag, type: string, options: TagOptions, draw: () => void): void {
    const element = this.doc.struct(type, options);
    parent.add(element);
    element.add(draw);
    element.end();
  }

  /** Draws what is no content: rules, repeated headers, page numbers. */
  artifact(type: 'Layout' | 'Pagination', draw: () => void): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  rule(y: number, ink: Ink = 'rule', width = 0.5): void {
    this.artifact('Layout', () => {
      this.draw(stroke(this.left, y, this.left + this.width, y, ink, width));
    });
  }

  area(x: number, y: number, width: number, height: number, colour: Ink | 'tint'): void {
    this.draw(`${fillIn(colour)} ${rectangle(x, y, width, height)} f`);
  }

  /** Adds operators to the page's content. */
  draw(operators: string): void {
    this.doc.addContent(operators);
  }

  #face(weight: Weight, straight: boolean): Face {
    // Its types know fonts by their files only.
    this.doc.registerFont(weight, typeface(weight) as unknown as Buffer);
    const { _font } = this.doc.font(weight) as unknown as { readonly _font: EmbeddedFont };
    return new Face(_font, weight, straight);
  }

  #lineHeight({ size, weight = 'regular', leading = 0 }: Style): number {
    return (this.#faces[weight].lineHeight * size) / 1000 + leading;
  }

  #lines(text: string, { size, weight = 'regular' }: Style, width: number): readonly Line[] {
    return this.#faces[weight].lines(text, (width * 1000) / size);
  }

  #show(lines: readonly Line[], x: number, y: number, width: number, style: Style): void {
    const { size, weight = 'regular', align = 'left' } = style;
    const height = this.#lineHeight(style);
    const ascent = (this.#faces[weight].font.ascender * size) / 1000;
    this.#put(
      lines.map((line, i) => ({
        line,
        x: align === 'right' ? x + width - (line.width * size) / 1000 : x,
        baseline: y + i * height + ascent,
      })),
      style,
    );
  }

  #put(
    lines: readonly { readonly line: Line; readonly x: number; readonly baseline: number }[],
    { size, weight = 'regular', ink = 'ink' }: Style,
  ): void {
    if (lines.length === 0) return;
    const face = this.#faces[weight];
    const shown = lines.map(({ line, x, baseline }) =>
      glyphs(line.pieces.map((piece) => face.code(piece)).join(''), x, baseline),
    );
    // Typed as the dictionary that pdfkit writes.
    const fonts = this.doc.page.fonts as Record<string, unknown>;
    fonts[face.font.id] ??= face.font.ref();
    this.draw(textIn(face.font.id, size, ink, shown.join(' ')));
  }
}
