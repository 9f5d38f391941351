import { BOUNDS_COLUMNS, boundsCells, LOSS_COLUMNS, lossCells, pairLabel } from '@tongxing/charts';
import type { OutcomeResults } from '@tongxing/impact';
import type { Block } from '../document.js';
import { columnsOf, figuresTable } from './figures-table.js';
import { labelled, type Writer } from './writer.js';

/** Why people were lost, by arm; nothing where nobody was. */
export function losses({ results, term }: Writer): Block[] {
  const [arm, ...reasons] = LOSS_COLUMNS.map((column) => [term(column), 2] as const);
  if (results.losses.length === 0 || !arm) return [];
  return [
    figuresTable(
      term('lossTable'),
      [arm, ...reasons],
      results.losses.map((row) => lossCells(row, results.design.arms, term)),
    ),
  ];
}

/** How far the differences between arms could lie because of those who were lost; nothing where few were. */
export function bounds(writer: Writer, { name, contrasts }: OutcomeResults): Block[] {
  const { term, say } = writer;
  const rows = contrasts.flatMap(({ treatment, comparison, bounds: found }) =>
    (found?.rows ?? []).map((row) => [pairLabel({ treatment, comparison }, term), ...boundsCells(row, term)]),
  );
  if (rows.length === 0) return [];
  const shares = [3.2, 1.4, 1.4];
  return [
    figuresTable(
      labelled(writer, say(name), term('boundsTable')),
      [[term('contrast'), 2.2], ...columnsOf(BOUNDS_COLUMNS, shares, term)],
      rows,
    ),
  ];
}
