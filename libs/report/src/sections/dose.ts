import { DOSE_COLUMNS, doseCells } from '@tongxing/charts';
import type { OutcomeResults } from '@tongxing/impact';
import type { Block } from '../document.js';
import { figuresTable } from './figures-table.js';
import { armName, labelled, type Writer } from './writer.js';

const SHARES = [0.8, 0.9, 1.2, 1.2, 1.6, 1.8, 0.9, 1];

/** How endline goes with days attended, named as no cause; nothing where attendance is not recorded. */
export function dose(writer: Writer, { name, dose: found }: OutcomeResults): Block[] {
  const { term, say } = writer;
  if (found.length === 0) return [];
  return [
    figuresTable(
      labelled(writer, say(name), term('doseTable')),
      [[term('arm'), 2], ...DOSE_COLUMNS.map((column, i) => [term(column), SHARES[i] ?? 1] as const)],
      found.map(({ arm, result }) => [armName(writer, arm), ...doseCells(result, term)]),
    ),
  ];
}
