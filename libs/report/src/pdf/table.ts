import type { Table } from '../document.js';
import { columnWidths, wordsOf } from './column-widths.js';
import type { Sheet, Style, Tag } from './sheet.js';
import { STYLES } from './styles.js';

const PADDING = { x: 4, y: 3.5 };

interface Column {
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right';
}

/**
 * Draws a table: caption, header cells, rows that never split; the header again on every new page. A row that is higher
 * than a page goes on as a row below.
 */
export function drawTable(sheet: Sheet, table: Table): void {
  const columns = columnsOf(sheet, table);
  const headers = table.columns.map((c) => c.header);
  const headerHeight = rowHeight(sheet, headers, columns, STYLES.header);
  sheet.ensure(leadHeight(sheet, table));
  const element = sheet.doc.struct('Table');
  sheet.root.add(element);
  sheet.element(element, 'Caption', {}, () => {
    sheet.write(table.caption, sheet.left, sheet.y, sheet.width, STYLES.caption);
  });
  sheet.space(3);
  drawHeader(sheet, element, headers, columns, headerHeight);
  const room = sheet.bottom - sheet.top - headerHeight;
  for (const row of table.rows.flatMap((cells) => rowsThatFit(sheet, cells, columns, room))) {
    const height = rowHeight(sheet, row, columns, STYLES.cell);
    if (sheet.y + height > sheet.bottom) {
      sheet.newPage();
      drawHeader(sheet, undefined, headers, columns, headerHeight);
    }
    drawRow(sheet, element, row, columns, height);
  }
  element.end();
  sheet.space(14);
}

/** Tables of up to so many rows stand whole on one page; of longer ones the first two rows stand with the header. */
const KEPT_WHOLE = 8;

/** Height of what must stand together on a page: caption, header, and rows. */
export function leadHeight(sheet: Sheet, table: Table): number {
  const columns = columnsOf(sheet, table);
  const rows = table.rows
    .slice(0, table.rows.length > KEPT_WHOLE ? 2 : KEPT_WHOLE)
    .reduce((sum, row) => sum + rowHeight(sheet, row, columns, STYLES.cell), 0);
  const header = rowHeight(
    sheet,
    table.columns.map((c) => c.header),
    columns,
    STYLES.header,
  );
  return sheet.heightOf(table.caption, STYLES.caption, sheet.width) + 3 + header + rows;
}

function columnsOf(sheet: Sheet, { columns, rows }: Table): Column[] {
  const least = columns.map(({ header }, i) =>
    narrowest(
      sheet,
      header,
      rows.map((row) => row[i] ?? ''),
    ),
  );
  const widths = columnWidths(
    sheet.width,
    columns.map(({ share }) => share),
    least,
  );
  let x = sheet.left;
  return columns.map(({ align }, i) => {
    const width = widths[i] as number;
    const column = { x, width, align };
    x += width;
    return column;
  });
}

/** So wide must a column be that no word of it is broken; what is wider than half of the table, such as a hash, may be. */
function narrowest(sheet: Sheet, header: string, cells: readonly string[]): number {
  const widest = (texts: readonly string[], { size, weight = 'regular' }: Style) =>
    texts
      .flatMap(wordsOf)
      .map((word) => sheet.measure(word, size, weight))
      .filter((width) => width < sheet.width / 2)
      .reduce((most, width) => Math.max(most, width), 0);
  const words = Math.max(widest([header], STYLES.header), widest(cells, STYLES.cell));
  return Math.ceil(words) + 2 * PADDING.x + 1;
}

function rowHeight(sheet: Sheet, cells: readonly string[], columns: readonly Column[], style: Style): number {
  const heights = cells.map((cell, i) => sheet.heightOf(cell, style, (columns[i]?.width ?? 0) - 2 * PADDING.x));
  return Math.max(...heights) + 2 * PADDING.y;
}

/** @param room height of a page under the header */
function rowsThatFit(
  sheet: Sheet,
  cells: readonly string[],
  columns: readonly Column[],
  room: number,
): readonly (readonly string[])[] {
  if (rowHeight(sheet, cells, columns, STYLES.cell) <= room) return [cells];
  const parts = cells.map((cell, i) =>
    sheet.partsOf(cell, STYLES.cell, (columns[i]?.width ?? 0) - 2 * PADDING.x, room - 2 * PADDING.y),
  );
  return Array.from({ length: Math.max(...parts.map((p) => p.length)) }, (_, i) =>
    parts.map((p) => p[i] ?? ''),
  );
}

/** As an element of the table the first time, as page furniture when it is repeated. */
function drawHeader(
  sheet: Sheet,
  table: Tag | undefined,
  headers: readonly string[],
  columns: readonly Column[],
  height: number,
): void {
  const top = sheet.y;
  sheet.artifact('Layout', () => {
    sheet.area(sheet.left, top, sheet.width, height, 'tint');
  });
  if (!table) {
    sheet.artifact('Pagination', () => {
      headers.forEach((header, i) => {
        drawCell(sheet, header, columns[i], top, STYLES.header);
      });
    });
  } else {
    const row = sheet.doc.struct('TR');
    table.add(row);
    headers.forEach((header, i) => {
      sheet.element(row, 'TH', { scope: 'Column' }, () => {
        drawCell(sheet, header, columns[i], top, STYLES.header);
      });
    });
    row.end();
  }
  finishRow(sheet, top + height);
}

function drawRow(
  sheet: Sheet,
  table: Tag,
  cells: readonly string[],
  columns: readonly Column[],
  height: number,
): void {
  const top = sheet.y;
  const row = sheet.doc.struct('TR');
  table.add(row);
  cells.forEach((cell, i) => {
    const isHeader = i === 0;
    sheet.element(row, isHeader ? 'TH' : 'TD', isHeader ? { scope: 'Row' } : {}, () => {
      drawCell(sheet, cell, columns[i], top, STYLES.cell);
    });
  });
  row.end();
  finishRow(sheet, top + height);
}

function drawCell(sheet: Sheet, text: string, column: Column | undefined, top: number, style: Style): void {
  if (!column) return;
  sheet.write(text, column.x + PADDING.x, top + PADDING.y, column.width - 2 * PADDING.x, {
    ...style,
    align: column.align,
  });
}

function finishRow(sheet: Sheet, y: number): void {
  sheet.rule(y);
  sheet.doc.y = y;
}
