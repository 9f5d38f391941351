import { pairLabel, SENSITIVITY_COLUMNS, sensitivityRows } from '@tongxing/charts';
import { useSpeech } from '../../shell/language';
import { FiguresTable } from './figures-table';
import type { Outcome } from './for-chart';

/** The differences between arms with other answers to who was lost; nothing where nobody was. */
export function SensitivityTable({ outcome }: { readonly outcome: Outcome }) {
  const { term } = useSpeech();
  const rows = outcome.contrasts.flatMap((contrast) => {
    const pair = pairLabel(contrast, term);
    return sensitivityRows(contrast, term).map((cells) => ({
      key: `${pair} ${cells[0] ?? ''}`,
      cells: [pair, ...cells],
    }));
  });
  if (rows.length === 0) return null;
  return (
    <FiguresTable
      caption={term('sensitivityTable')}
      columns={(['contrast', ...SENSITIVITY_COLUMNS] as const).map(term)}
      rows={rows}
    />
  );
}
