import type { Block } from '../document.js';
import { destination } from './contents.js';
import { drawFigure, figureHeight } from './figure.js';
import type { Sheet } from './sheet.js';
import { STYLES } from './styles.js';
import { drawTable, leadHeight } from './table.js';

const BULLET_WIDTH = 14;
const CALLOUT_PADDING = 10;
const PARAGRAPH_GAP = 8;

/**
 * Draws a report's blocks one below another; returns the page on which each heading stands.
 *
 * @param progress told before each block which share of all is drawn, 0 to 1
 */
export function drawBlocks(
  sheet: Sheet,
  blocks: readonly Block[],
  progress?: (share: number) => void,
): Map<number, number> {
  const pages = new Map<number, number>();
  let part = sheet.doc.outline;
  blocks.forEach((block, i) => {
    progress?.(i / blocks.length);
    if (block.kind !== 'heading') {
      drawBlock(sheet, block);
      return;
    }
    const page = drawHeading(sheet, block, blocks.slice(i + 1, i + 3), pages.size);
    const bookmark = (block.level === 1 ? sheet.doc.outline : part).addItem(block.text);
    if (block.level === 1) part = bookmark;
    pages.set(pages.size, page);
  });
  return pages;
}

function drawBlock(sheet: Sheet, block: Exclude<Block, { kind: 'heading' }>): void {
  switch (block.kind) {
    case 'paragraph':
      sheet.ensure(30);
      sheet.paragraph('P', block.text, styleOf(block));
      sheet.space(PARAGRAPH_GAP);
      return;
    case 'callout':
      drawCallout(sheet, block.text);
      return;
    case 'list':
      drawList(sheet, block.items);
      return;
    case 'table':
      drawTable(sheet, block);
      return;
    case 'figure':
      drawFigure(sheet, block.chart);
      return;
    case 'page_break':
      sheet.newPage();
  }
}

type Heading = Extract<Block, { kind: 'heading' }>;
type Paragraph = Extract<Block, { kind: 'paragraph' }>;

const styleOf = ({ tone }: Paragraph) => (tone ? STYLES[tone] : STYLES.body);

const paragraphHeight = (sheet: Sheet, paragraph: Paragraph) =>
  sheet.heightOf(paragraph.text, styleOf(paragraph), sheet.width) + PARAGRAPH_GAP;

/** A heading never stands at the foot of a page: it goes where what follows it can begin. */
function drawHeading(sheet: Sheet, { level, text }: Heading, next: readonly Block[], index: number): number {
  const style = level === 1 ? STYLES.heading1 : STYLES.heading2;
  const before = level === 1 ? 22 : 12;
  sheet.ensure(before + headingHeight(sheet, text, level) + beginning(sheet, next));
  if (sheet.y > 80) sheet.space(before);
  sheet.doc.addNamedDestination(destination(index), 'XYZ', sheet.left, sheet.y - 6, null);
  sheet.paragraph(`H${String(level)}`, text, style);
  sheet.space(level === 1 ? 10 : 6);
  return sheet.doc.bufferedPageRange().count;
}

const headingHeight = (sheet: Sheet, text: string, level: 1 | 2) =>
  sheet.heightOf(text, level === 1 ? STYLES.heading1 : STYLES.heading2, sheet.width) + 10;

/** Height of what must stand under a heading on the same page: a paragraph does not part it from its figure or table. */
function beginning(sheet: Sheet, [next, then]: readonly Block[]): number {
  switch (next?.kind) {
    case 'figure':
      return figureHeight(sheet, next.chart);
    case 'table':
      return leadHeight(sheet, next);
    case 'heading':
      return 120;
    case 'paragraph':
      return then?.kind === 'figure' || then?.kind === 'table'
        ? paragraphHeight(sheet, next) + beginning(sheet, [then])
        : 60;
    default:
      return 60;
  }
}

function drawCallout(sheet: Sheet, text: string): void {
  const inner = sheet.width - 2 * CALLOUT_PADDING - 3;
  const height = sheet.heightOf(text, STYLES.lead, inner) + 2 * CALLOUT_PADDING;
  sheet.ensure(height);
  const top = sheet.y;
  sheet.artifact('Layout', () => {
    sheet.area(sheet.left, top, sheet.width, height, 'tint');
    sheet.area(sheet.left, top, 3, height, 'accent');
  });
  sheet.element(sheet.root, 'P', {}, () => {
    sheet.write(text, sheet.left + 3 + CALLOUT_PADDING, top + CALLOUT_PADDING, inner, STYLES.lead);
  });
  sheet.doc.y = top + height + 12;
}

function drawList(sheet: Sheet, items: readonly string[]): void {
  if (items.length === 0) return;
  const list = sheet.doc.struct('L');
  sheet.root.add(list);
  const inner = sheet.width - BULLET_WIDTH;
  for (const text of items) {
    sheet.ensure(Math.min(sheet.heightOf(text, STYLES.body, inner), 200));
    const top = sheet.y;
    const item = sheet.doc.struct('LI');
    list.add(item);
    sheet.element(item, 'Lbl', {}, () => {
      sheet.write('•', sheet.left, top, BULLET_WIDTH, STYLES.body);
    });
    sheet.doc.y = top;
    sheet.element(item, 'LBody', {}, () => {
      sheet.flow(text, sheet.left + BULLET_WIDTH, inner, STYLES.body);
    });
    item.end();
    sheet.space(4);
  }
  list.end();
  sheet.space(8);
}
