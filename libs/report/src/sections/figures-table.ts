import type { Table } from '../document.js';
import type { Term, Terms } from '../glossary.js';

/** A column of figures: its header, its share of the width, and `left` where it holds words. */
export type FigureColumn = readonly [header: string, share: number, align?: 'left'];

/** A table whose first column names the row and whose others are figures, or words. */
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
      ...figures.map(([header, share, align]) => ({ header, align: align ?? ('right' as const), share })),
    ],
    rows,
  };
}

/** Columns that hold words. */
const IN_WORDS: readonly Term[] = ['method', 'secondTest', 'rung'];

/** Columns by their terms and their shares of the width. */
export const columnsOf = (terms: readonly Term[], shares: readonly number[], term: Terms): FigureColumn[] =>
  terms.map((column, i) => {
    const [header, share] = [term(column), shares[i] ?? 1];
    return IN_WORDS.includes(column) ? [header, share, 'left'] : [header, share];
  });
