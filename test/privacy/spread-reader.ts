import type { OutcomeData, OutcomeResults } from '@tongxing/impact';
import type { HiddenCount } from './report-reader.js';

/** What a reader writes down while reading one outcome. */
export interface Notes {
  readonly unknown: (...name: readonly (string | number)[]) => number;
  /** That a sum of unknowns, less others, is a number. */
  readonly know: (sum: number, plus: readonly number[], minus?: readonly number[]) => void;
  /** That unknowns times their factors add up to a number. */
  readonly equate: (factors: ReadonlyMap<number, number>, sum: number) => void;
  readonly hidden: HiddenCount[];
}

/** An arm of the outcome as the reader knows it. */
export interface ArmToRead {
  /** Those with both scores; those with one of them only, at either end. */
  readonly pairs: readonly number[];
  readonly others: readonly [before: readonly number[], after: readonly number[]];
  /** Places of the pairs in the data. */
  readonly rows: readonly number[];
}

const FIFTHS = [0, 1, 2, 3, 4];

/**
 * Reads the spread of an outcome: every fifth of the range that was put into a bin with others is looked for, as a count
 * of its own, with the help of the people at either end of the scale and of those who changed reliably, for whoever
 * changed by more than a threshold has left his fifth for one so far away.
 *
 * @param ends the waves of baseline and endline
 * @param reliable the unknowns of those who changed reliably: higher, unchanged, lower
 */
export function readSpread(
  { unknown, know, hidden }: Notes,
  shown: OutcomeResults,
  outcome: OutcomeData,
  o: number,
  ends: readonly [number, number],
  arms: readonly ArmToRead[],
  reliable: (arm: number) => readonly number[],
): void {
  const { distribution } = shown;
  if (!distribution) return;
  const [low, high] = shown.range;
  const width = (high - low) / FIFTHS.length;
  const fifthOf = (score: number) => Math.min(FIFTHS.length - 1, Math.floor((score - low) / width));
  const fifth = (arm: number, end: number, i: number) => unknown('fifth', o, arm, end, i);
  for (const [a, { pairs, rows }] of arms.entries()) {
    const result = distribution.arms[a]?.result;
    for (const end of [0, 1] as const) {
      know(
        0,
        pairs,
        FIFTHS.map((i) => fifth(a, end, i)),
      );
      if (result?.kind !== 'estimated') continue;
      const printed = end === 0 ? result.before : result.after;
      printed.forEach((count, bin) => {
        const [from, to] = [distribution.edges[bin] as number, distribution.edges[bin + 1] as number];
        const inside = FIFTHS.filter((i) => low + i * width >= from - 1e-9 && low + i * width < to - 1e-9);
        know(
          count,
          inside.map((i) => fifth(a, end, i)),
        );
        for (const i of inside) {
          const scores = outcome.scores[ends[end]] as Float64Array;
          const truth = rows.filter((row) => fifthOf(scores[row] as number) === i).length;
          // What is printed by itself must not be small under any rule.
          if (truth > 0 && (inside.length > 1 || truth < 5))
            hidden.push({
              name: `${shown.id} fifth ${String(i)} of arm ${String(a)} at ${String(end)}`,
              unknowns: [fifth(a, end, i)],
              truth,
            });
        }
      });
    }
    const change = shown.changes[a]?.reliable?.result;
    if (result?.kind === 'estimated' && change?.kind === 'estimated')
      readMoves(
        { unknown, know },
        `${String(o)} ${String(a)}`,
        change.threshold / width,
        reliable(a),
        (end, i) => fifth(a, end, i),
      );
  }
  if (distribution.arms.every(({ result }) => result.kind !== 'estimated')) return;
  ends.forEach((wave, end) => {
    for (const [name, i] of [
      ['floor', 0],
      ['ceiling', FIFTHS.length - 1],
    ] as const) {
      const at = arms.flatMap((_, a) => [
        unknown(name, 'pairs', o, a, wave),
        unknown(name, 'others', o, a, wave),
      ]);
      know(0, [unknown(name, o, wave)], [...at, unknown(name, 'without arm', o, wave)]);
      for (const [a, { others }] of arms.entries()) {
        know(
          0,
          [fifth(a, end, i)],
          [unknown(name, 'pairs', o, a, wave), unknown(name, 'rest of pairs', o, a, wave)],
        );
        know(0, others[end as 0 | 1], [
          unknown(name, 'others', o, a, wave),
          unknown(name, 'rest of others', o, a, wave),
        ]);
      }
    }
  });
}

/** Who went from one fifth to another, and whether that may have been, or must have been, a reliable change. */
function readMoves(
  { unknown, know }: Pick<Notes, 'unknown' | 'know'>,
  of: string,
  /** In fifths. */
  threshold: number,
  parts: readonly number[],
  fifth: (end: number, i: number) => number,
): void {
  const moves = FIFTHS.flatMap((from) =>
    FIFTHS.flatMap((to) => {
      const [least, most] = [to - from - 1, to - from + 1];
      const may = [most > threshold, least <= threshold && most >= -threshold, least < -threshold];
      return may.flatMap((isOpen, part) =>
        isOpen ? [{ from, to, part, is: unknown('move', of, from, to, part) }] : [],
      );
    }),
  );
  const sum = (holds: (move: (typeof moves)[number]) => boolean) => moves.filter(holds).map(({ is }) => is);
  for (const i of FIFTHS) {
    know(
      0,
      [fifth(0, i)],
      sum(({ from }) => from === i),
    );
    know(
      0,
      [fifth(1, i)],
      sum(({ to }) => to === i),
    );
  }
  parts.forEach((part, which) => {
    know(
      0,
      [part],
      sum(({ part: own }) => own === which),
    );
  });
}
