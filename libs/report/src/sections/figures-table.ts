import type { Table } from '../document.js';

/** A column of figures: its header, and its share of the width. */
export type FigureColumn = readonly [header: string, share: number];

/** A table whose first column names the row and whose others are figures. */
export function figuresTable(
  caption: string,
  [head, ...figures]: readonly [FigureColumn, ...FigureColumn[]],
  rows: readonly (readonly string[])[],
): Table {
  return {
    kind: 'table',
    caption,
    columns: [
      { header: head[0], align: 'left', share: head[1] },
      ...figures.map(([header, share]) => ({ header, align: 'right' as const, share })),
    ],
    rows,
  };
}
