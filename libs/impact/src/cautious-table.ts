import type { PairedTable } from '@tongxing/statistics';
import type { Disclosure } from './disclosure.js';

/** How few and how many people may have gone from yes to no, for a reader who knows the shares at both waves. */
export interface Changers {
  readonly least: number;
  readonly most: number;
}

/** What the shares alone leave open. */
export function changersOf({ yesYes, yesNo, noYes, noNo }: PairedTable): Changers {
  return { least: Math.max(0, yesNo - noYes), most: Math.min(yesYes + yesNo, yesNo + noNo) };
}

/** The same for a reader who knows the shares of each site as well: what figures with errors by site could tell. */
export const changersAtSites = (sites: readonly PairedTable[]): Changers =>
  sites
    .map(changersOf)
    .reduce((sum, { least, most }) => ({ least: sum.least + least, most: sum.most + most }), {
      least: 0,
      most: 0,
    });

/**
 * A table of changed answers as figures may be computed from it. Where a count of it is hidden, p, n and the shares would
 * give it back: figures are then those of the same shares with the most changes that readers may not tell from the true
 * ones. What could be is parted into ranges of `minimum` numbers, the last one longer, and the highest of its range
 * stands for the true one: intervals are wider and p larger than need be, never the other way, and every number of the
 * range gives the same figures.
 *
 * @param open what readers could know without these figures
 * @returns undefined where so few numbers are open that any figure would tell
 * @example cautiousTable({ yesYes: 30, yesNo: 2, noYes: 5, noNo: 40 }, { minimum: 10, hideCounts: () => [null] }).yesNo // 9
 */
export function cautiousTable(
  table: PairedTable,
  { hideCounts, minimum }: Pick<Disclosure, 'hideCounts' | 'minimum'>,
  { least, most }: Changers = changersOf(table),
): PairedTable | undefined {
  if (!areHidden(table, { hideCounts })) return table;
  const ranges = Math.floor((most - least + 1) / minimum);
  if (ranges < 1) return undefined;
  const range = Math.min(ranges - 1, Math.floor((table.yesNo - least) / minimum));
  const highest = range === ranges - 1 ? most : least + (range + 1) * minimum - 1;
  const more = highest - table.yesNo;
  return {
    yesYes: table.yesYes - more,
    yesNo: highest,
    noYes: table.noYes + more,
    noNo: table.noNo - more,
  };
}

/** Whether it is hidden how many changed their answer: one of the counts would give the others with the shares. */
export const areHidden = (
  { yesYes, yesNo, noYes, noNo }: PairedTable,
  { hideCounts }: Pick<Disclosure, 'hideCounts'>,
): boolean => hideCounts([noYes, yesNo, yesYes + noNo]).includes(null);
