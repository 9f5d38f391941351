import { pairLabel, SENSITIVITY_COLUMNS, sensitivityRows } from '@tongxing/charts';
import type { OutcomeResults } from '@tongxing/impact';
import type { Block } from '../document.js';
import { columnsOf, figuresTable } from './figures-table.js';
import { labelled, type Writer } from './writer.js';

const SHARES = [3.2, 1.4, 1, 2, 1.2];

/** The differences between arms with other answers to who was lost; nothing where nobody was. */
export function sensitivity(writer: Writer, { name, contrasts }: OutcomeResults): Block[] {
  const { term, say } = writer;
  const rows = contrasts.flatMap((contrast) =>
    sensitivityRows(contrast, term).map((cells) => [pairLabel(contrast, term), ...cells]),
  );
  if (rows.length === 0) return [];
  return [
    figuresTable(
      labelled(writer, say(name), term('sensitivityTable')),
      [[term('contrast'), 2.2], ...columnsOf(SENSITIVITY_COLUMNS, SHARES, term)],
      rows,
    ),
  ];
}
