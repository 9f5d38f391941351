import PDFDocument from 'pdfkit';
import { INK_COLOURS, type Ink, type Measure, type Weight } from '@tongxing/charts';
import { LANGUAGE_TAGS } from '@tongxing/contracts';
import type { ReportDocument } from '../document.js';
import { identityText } from '../identity.js';
import { fontFile } from './fonts.js';

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
  readonly align?: 'left' | 'right' | 'center';
  /** Space between lines, in points. */
  readonly leading?: number;
}

const MARGIN = { top: 64, bottom: 64, left: 56, right: 56 };
/** pdfkit writes it; its published types do not know it yet. */
const PDF_UA = 'PDF/UA' as PDFKit.Mixins.PDFSubsets;
/** Stands for a character that the font has not: visible, and not to be taken for another. */
const MISSING = '〓';

/** A tagged A4 document with a cursor: what is written goes below what was written before. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  /** The element under which everything stands, in reading order. */
  readonly root: Tag;
  readonly left = MARGIN.left;
  readonly width: number;
  readonly bottom: number;
  readonly #english: boolean;

  constructor(report: ReportDocument) {
    this.doc = new PDFDocument({
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
    this.#english = report.language === 'en';
    this.doc.registerFont('regular', fontFile('regular'));
    this.doc.registerFont('bold', fontFile('bold'));
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
  readonly measure: Measure = (text, size, weight) =>
    this.doc.font(weight).fontSize(size).widthOfString(this.printable(text, weight));

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
    this.#use(style);
    return this.doc.heightOfString(
      this.printable(text, style.weight ?? 'regular'),
      width > 0 ? { width, lineGap: style.leading ?? 0 } : {},
    );
  }

  /** Writes a text at a place; lines break inside `width`. */
  write(text: string, x: number, y: number, width: number, style: Style): void {
    this.#use(style);
    this.doc.text(this.printable(text, style.weight ?? 'regular'), x, y, {
      width,
      align: style.align ?? 'left',
      lineGap: style.leading ?? 0,
    });
  }

  /** Writes a text at the cursor, over the whole width, as an element of its own. */
  paragraph(type: string, text: string, style: Style): void {
    this.element(this.root, type, {}, () => {
      this.write(text, this.left, this.doc.y, this.width, style);
    });
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
      this.doc
        .moveTo(this.left, y)
        .lineTo(this.left + this.width, y)
        .lineWidth(width)
        .strokeColor(INK_COLOURS[ink])
        .stroke();
    });
  }

  /**
   * The text as the font can print it: what it lacks is made visible as missing, and in English quotation marks are
   * straight, for the font's curved ones are as wide as a Chinese character.
   */
  printable(text: string, weight: Weight): string {
    const font = (
      this.doc.font(weight) as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } }
    )._font.font;
    const plain = this.#english ? text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"') : text;
    return Array.from(plain, (c) => (font.hasGlyphForCodePoint(c.codePointAt(0) ?? 0) ? c : MISSING)).join('');
  }

  #use({ size, weight = 'regular', ink = 'ink' }: Style): void {
    this.doc.font(weight).fontSize(size).fillColor(INK_COLOURS[ink]);
  }
}
