import type { ReportDocument } from '../document.js';
import type { Sheet } from './sheet.js';
import { STYLES } from './styles.js';

/** Page of each heading, by its place among the headings. Unknown on the first of the two passes. */
export type HeadingPages = ReadonlyMap<number, number>;

const LINE = 19;

export const destination = (heading: number): string => `heading-${String(heading)}`;

/** The table of contents: every heading with its page, each a link. */
export function drawContents(sheet: Sheet, report: ReportDocument, heading: string, pages: HeadingPages): void {
  sheet.newPage();
  sheet.paragraph('H1', heading, STYLES.heading1);
  sheet.space(10);
  const list = sheet.doc.struct('TOC');
  sheet.root.add(list);
  const headings = report.blocks.flatMap((block) => (block.kind === 'heading' ? [block] : []));
  headings.forEach(({ text, level }, i) => {
    sheet.ensure(LINE);
    const item = sheet.doc.struct('TOCI');
    list.add(item);
    drawEntry(sheet, item, text, level, i, pages.get(i));
    item.end();
  });
  list.end();
}

function drawEntry(
  sheet: Sheet,
  item: PDFKit.PDFStructureElement,
  text: string,
  level: number,
  heading: number,
  page: number | undefined,
): void {
  const top = sheet.y;
  const style = level === 1 ? { ...STYLES.body, weight: 'bold' as const } : STYLES.body;
  const indent = (level - 1) * 16;
  const link = sheet.doc.struct('Link');
  item.add(link);
  link.add(() => {
    sheet.write(text, sheet.left + indent, top, sheet.width - indent - 40, style);
    sheet.write(String(page ?? 0), sheet.left + sheet.width - 40, top, 40, { ...style, align: 'right' });
  });
  const options = { structParent: link, Contents: new String(text) };
  sheet.doc.goTo(
    sheet.left,
    top,
    sheet.width,
    LINE,
    destination(heading),
    options as unknown as PDFKit.Mixins.AnnotationOption,
  );
  link.end();
  sheet.doc.y = top + LINE;
}
