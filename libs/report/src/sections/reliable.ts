import { RELIABLE_COLUMNS, reliableCells } from '@tongxing/charts';
import type { OutcomeResults } from '@tongxing/impact';
import type { Block } from '../document.js';
import { figuresTable } from './figures-table.js';
import { armName, labelled, type Writer } from './writer.js';

const SHARES = [1, 1.4, 1.6, 1.6, 1.6];

/** How many people of each arm changed by more than measurement error; nothing for formative indices. */
export function reliable(writer: Writer, { name, changes }: OutcomeResults): Block[] {
  const { term, say } = writer;
  const rows = changes.flatMap(({ arm, reliable: share }) =>
    share ? [[armName(writer, arm), ...reliableCells(share.result, term)]] : [],
  );
  if (rows.length === 0) return [];
  return [
    figuresTable(
      labelled(writer, say(name), term('reliableTable')),
      [[term('arm'), 2], ...RELIABLE_COLUMNS.map((column, i) => [term(column), SHARES[i] ?? 1] as const)],
      rows,
    ),
  ];
}
