import type { Cell } from './cell.js';

/** An arm with its main figure, of which matters whether it is shown. */
export interface ArmFigure {
  readonly arm: string;
  readonly main: Cell<unknown>;
}
