import type { OutcomeData, OutcomeResults } from '@tongxing/impact';
import type { ArmToRead, Notes } from './spread-reader.js';

/**
 * Reads the answers to each item: from what is printed follow the whole steps, and from them how many people at least
 * and at most gave each answer, whoever skipped the item being a count that nobody knows. Those at the lowest score
 * gave the lowest answer to every item.
 *
 * @param ends the waves of baseline and endline
 */
export function readAnswers(
  { unknown, know, equate, hidden }: Notes,
  shown: OutcomeResults,
  outcome: OutcomeData,
  o: number,
  ends: readonly [number, number],
  arms: readonly ArmToRead[],
): void {
  const { answers } = shown;
  if (!answers) return;
  for (const [i, item] of answers.items.entries())
    for (const [a, { pairs, rows }] of arms.entries())
      for (const [end, wave] of ends.entries()) {
        const cell = end === 0 ? item.arms[a]?.before : item.arms[a]?.after;
        if (cell?.kind !== 'estimated') continue;
        const values = outcome.items[wave]?.[i] as Float64Array;
        const levels = outcome.asked?.[i]?.levels ?? [];
        const of = (what: string, level = 0) => unknown(what, o, i, a, end, level);
        const [answered, skipped] = [of('answered'), of('skipped')];
        know(0, pairs, [answered, skipped]);
        know(
          0,
          [answered],
          levels.map((_, level) => of('answer', level)),
        );
        const least = wholeSteps(cell.shares, answers.step);
        const largest = least.indexOf(Math.max(...least));
        for (const [level, value] of levels.entries()) {
          const [count, more, fewer] = [of('answer', level), of('more', level), of('fewer', level)];
          const from = (least[level] as number) / 100;
          const to = from + answers.step / 100;
          equate(new Map([[count, 1], [answered, -from], [more, -1]]), 0); // prettier-ignore
          equate(new Map([[count, 1], [answered, -to], [fewer, 1]]), level === largest ? 0 : -1e-3); // prettier-ignore
          const truth = rows.filter((row) => values[row] === value).length;
          if (truth > 0) hidden.push({ name: `${shown.id} item ${String(i)}`, unknowns: [count], truth });
        }
        const missing = rows.filter((row) => Number.isNaN(values[row] as number)).length;
        if (missing > 0)
          hidden.push({ name: `${shown.id} item ${String(i)} skipped`, unknowns: [skipped], truth: missing });
      }
}

/** The steps under each share: what was left was divided evenly. Shares that are in no steps are taken as they are. */
function wholeSteps(shares: readonly number[], step: number): number[] {
  for (let left = step; left < step * shares.length; left += step) {
    const least = shares.map((share) => share - left / shares.length);
    if (least.every((share) => share > -1e-9 && Math.abs(share / step - Math.round(share / step)) < 1e-9))
      return least;
  }
  return shares.map((share) => share - step / 2);
}
