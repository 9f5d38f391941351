import { BOUNDS_COLUMNS, boundsCells, LOSS_COLUMNS, lossCells, pairLabel } from '@tongxing/charts';
import { useSpeech } from '../../shell/language';
import { FiguresTable } from './figures-table';
import type { Outcome, Results } from './for-chart';

/** Why people were lost, by arm; nothing where nobody was. */
export function LossTable({ results }: { readonly results: Results }) {
  const { term } = useSpeech();
  if (results.losses.length === 0) return null;
  return (
    <FiguresTable
      caption={term('lossTable')}
      columns={LOSS_COLUMNS.map(term)}
      rows={results.losses.map((row) => ({
        key: row.arm ?? '',
        cells: lossCells(row, results.design.arms, term),
      }))}
    />
  );
}

/** How far the differences between arms could lie because of those who were lost; nothing where few were. */
export function BoundsTable({ outcome }: { readonly outcome: Outcome }) {
  const { term } = useSpeech();
  const rows = outcome.contrasts.flatMap(({ treatment, comparison, bounds }) =>
    (bounds?.rows ?? []).map((row) => {
      const pair = pairLabel({ treatment, comparison }, term);
      return { key: `${pair} ${row.method}`, cells: [pair, ...boundsCells(row, term)] };
    }),
  );
  if (rows.length === 0) return null;
  return (
    <FiguresTable
      caption={term('boundsTable')}
      columns={(['contrast', ...BOUNDS_COLUMNS] as const).map(term)}
      rows={rows}
    />
  );
}
