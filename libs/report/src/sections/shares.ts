import {
  CHANGERS_COLUMNS,
  changersCells,
  SHARE_CHANGE_COLUMNS,
  SHARE_CONTRAST_COLUMNS,
  pairLabel,
  shareChangeCells,
  shareContrastCells,
} from '@tongxing/charts';
import type { OutcomeResults } from '@tongxing/impact';
import type { Block } from '../document.js';
import { figuresTable } from './figures-table.js';
import { armName, labelled, type Writer } from './writer.js';

const CHANGE_SHARES = [0.8, 0.9, 1.4, 1.4, 1.4, 2, 1];
const CHANGER_SHARES = [0.8, 1.1, 1.1, 1.9, 1.8, 1.5];
const CONTRAST_SHARES = [1.2, 1.2, 1.3, 1.9, 1.5, 1.9, 1];

/** The shares of a yes-or-no outcome at both waves, and who changed their answer. */
export function shareChanges(writer: Writer, { name, changes }: OutcomeResults): Block[] {
  const { term, say } = writer;
  const column = (columns: typeof SHARE_CHANGE_COLUMNS | typeof CHANGERS_COLUMNS, shares: readonly number[]) =>
    columns.map((header, i) => [term(header), shares[i] ?? 1] as const);
  return [
    figuresTable(
      labelled(writer, say(name), term('shareChangeTable')),
      [[term('arm'), 2.2], ...column(SHARE_CHANGE_COLUMNS, CHANGE_SHARES)],
      changes.map(({ arm, lost, main }) => [armName(writer, arm), ...shareChangeCells(main, lost, term)]),
    ),
    figuresTable(
      labelled(writer, say(name), term('changersTable')),
      [[term('arm'), 2.2], ...column(CHANGERS_COLUMNS, CHANGER_SHARES)],
      changes.flatMap(({ arm, shares }) =>
        shares ? [[armName(writer, arm), ...changersCells(shares, term)]] : [],
      ),
    ),
  ];
}

/** Both arms' shares at endline and the odds ratio beside the adjusted difference. */
export function shareContrasts(writer: Writer, { name, contrasts }: OutcomeResults): Block[] {
  const { term, say } = writer;
  return [
    figuresTable(
      labelled(writer, say(name), term('shareContrastTable')),
      [
        [term('contrast'), 2.4],
        ...SHARE_CONTRAST_COLUMNS.map((header, i) => [term(header), CONTRAST_SHARES[i] ?? 1] as const),
      ],
      contrasts.map((contrast) => [pairLabel(contrast, term), ...shareContrastCells(contrast, term)]),
    ),
  ];
}
