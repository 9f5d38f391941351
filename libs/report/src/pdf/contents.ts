import type { ReportDocument } from '../document.js';
import type { Sheet, Style, Tag } from './sheet.js';
import { STYLES } from './styles.js';

/** Page of each heading, by its place among the headings. */
export type HeadingPages = ReadonlyMap<number, number>;

/** Space between entries, and beside the page numbers, in points. */
const GAP = 1;
const NUMBER_WIDTH = 40;

export const destination = (heading: number): string => `heading-${String(heading)}`;

interface Entry {
  readonly text: string;
  readonly style: Style;
  readonly indent: number;
  readonly height: number;
  /** From 0. */
  readonly page: number;
  readonly top: number;
}

/**
 * Leaves room for the table of contents: its heading, and every heading of the report with its page, each a link. It
 * can be written when the pages are known.
 */
export function reserveContents(
  sheet: Sheet,
  report: ReportDocument,
  heading: string,
): (pages: HeadingPages) => void {
  sheet.newPage();
  sheet.paragraph('H1', heading, STYLES.heading1);
  sheet.space(10);
  const list = sheet.doc.struct('TOC');
  sheet.root.add(list);
  const entries = report.blocks
    .flatMap((block) => (block.kind === 'heading' ? [block] : []))
    .map(({ text, level }): Entry => {
      const style = level === 1 ? { ...STYLES.body, weight: 'bold' as const } : STYLES.body;
      const indent = (level - 1) * 16;
      const height = sheet.heightOf(text, style, sheet.width - indent - NUMBER_WIDTH) + GAP;
      sheet.ensure(height);
      const top = sheet.y;
      sheet.space(height);
      return { text, style, indent, height, page: sheet.doc.bufferedPageRange().count - 1, top };
    });
  return (pages) => {
    entries.forEach((entry, i) => {
      sheet.doc.switchToPage(entry.page);
      drawEntry(sheet, list, entry, i, pages.get(i));
    });
    list.end();
  };
}

function drawEntry(
  sheet: Sheet,
  list: Tag,
  { text, style, indent, height, top }: Entry,
  heading: number,
  page: number | undefined,
): void {
  const item = sheet.doc.struct('TOCI');
  list.add(item);
  const link = sheet.doc.struct('Link');
  item.add(link);
  const right = sheet.left + sheet.width - NUMBER_WIDTH;
  link.add(() => {
    sheet.write(text, sheet.left + indent, top, right - sheet.left - indent, style);
    sheet.write(String(page ?? 0), right, top, NUMBER_WIDTH, { ...style, align: 'right' });
  });
  const options = { structParent: link, Contents: new String(text) };
  sheet.doc.goTo(
    sheet.left,
    top,
    sheet.width,
    height,
    destination(heading),
    options as unknown as PDFKit.Mixins.AnnotationOption,
  );
  link.end();
  item.end();
}
