import { armLabel, DOSE_COLUMNS, doseCells } from '@tongxing/charts';
import { useSpeech } from '../../shell/language';
import { FiguresTable } from './figures-table';
import type { Outcome, Results } from './for-chart';

/** How endline goes with days attended, named as no cause; nothing where attendance is not recorded. */
export function DoseTable({ results, outcome }: { readonly results: Results; readonly outcome: Outcome }) {
  const { term } = useSpeech();
  if (outcome.dose.length === 0) return null;
  return (
    <FiguresTable
      caption={term('doseTable')}
      columns={(['arm', ...DOSE_COLUMNS] as const).map(term)}
      rows={outcome.dose.map(({ arm, result }) => ({
        key: arm,
        cells: [armLabel(arm, results.design.arms, term), ...doseCells(result, term)],
      }))}
    />
  );
}
