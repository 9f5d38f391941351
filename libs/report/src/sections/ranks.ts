import {
  RANK_CHANGE_COLUMNS,
  RANK_COMPARISON_COLUMNS,
  pairLabel,
  rankChangeCells,
  rankComparisonCells,
} from '@tongxing/charts';
import type { OutcomeResults } from '@tongxing/impact';
import type { Block } from '../document.js';
import { columnsOf, figuresTable } from './figures-table.js';
import { armName, labelled, type Writer } from './writer.js';

const CHANGE_SHARES = [0.8, 1.2, 1.2, 1.2, 1.4, 1.6];
const COMPARISON_SHARES = [0.8, 2.4, 1.3, 1.8, 1];

/** Categories by their order alone: who moved, and how arms stand at endline; nothing for other outcomes. */
export function ranks(writer: Writer, { name, changes, contrasts }: OutcomeResults): Block[] {
  const { term, say } = writer;
  const moved = changes.flatMap(({ arm, ranks: found }) =>
    found ? [[armName(writer, arm), ...rankChangeCells(found, term)]] : [],
  );
  const compared = contrasts.flatMap(({ treatment, comparison, ranks: found }) =>
    found ? [[pairLabel({ treatment, comparison }, term), ...rankComparisonCells(found, term)]] : [],
  );
  const table = (caption: 'rankChangeTable' | 'rankComparisonTable') =>
    labelled(writer, say(name), term(caption));
  return [
    ...(moved.length > 0
      ? [
          figuresTable(
            table('rankChangeTable'),
            [[term('arm'), 2.2], ...columnsOf(RANK_CHANGE_COLUMNS, CHANGE_SHARES, term)],
            moved,
          ),
        ]
      : []),
    ...(compared.length > 0
      ? [
          figuresTable(
            table('rankComparisonTable'),
            [[term('contrast'), 2.6], ...columnsOf(RANK_COMPARISON_COLUMNS, COMPARISON_SHARES, term)],
            compared,
          ),
        ]
      : []),
  ];
}
