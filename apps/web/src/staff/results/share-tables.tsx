import {
  armLabel,
  CHANGERS_COLUMNS,
  changersCells,
  SHARE_CHANGE_COLUMNS,
  SHARE_CONTRAST_COLUMNS,
  pairLabel,
  shareChangeCells,
  shareContrastCells,
} from '@tongxing/charts';
import { useSpeech } from '../../shell/language';
import { FiguresTable } from './figures-table';
import type { Outcome, Results } from './for-chart';

interface Props {
  readonly results: Results;
  readonly outcome: Outcome;
}

/** The shares of a yes-or-no outcome at both waves, and who changed their answer. */
export function ShareChangeTables({ results, outcome }: Props) {
  const { term } = useSpeech();
  const label = (arm: string) => armLabel(arm, results.design.arms, term);
  return (
    <>
      <FiguresTable
        caption={term('shareChangeTable')}
        columns={(['arm', ...SHARE_CHANGE_COLUMNS] as const).map(term)}
        rows={outcome.changes.map(({ arm, lost, main }) => ({
          key: arm,
          cells: [label(arm), ...shareChangeCells(main, lost, term)],
        }))}
      />
      <FiguresTable
        caption={term('changersTable')}
        columns={(['arm', ...CHANGERS_COLUMNS] as const).map(term)}
        rows={outcome.changes.flatMap(({ arm, shares }) =>
          shares ? [{ key: arm, cells: [label(arm), ...changersCells(shares, term)] }] : [],
        )}
      />
    </>
  );
}

/** Both arms' shares at endline and the odds ratio beside the adjusted difference. */
export function ShareContrastTable({ outcome }: Pick<Props, 'outcome'>) {
  const { term } = useSpeech();
  return (
    <FiguresTable
      caption={term('shareContrastTable')}
      columns={(['contrast', ...SHARE_CONTRAST_COLUMNS] as const).map(term)}
      rows={outcome.contrasts.map((contrast) => {
        const pair = pairLabel(contrast, term);
        return { key: pair, cells: [pair, ...shareContrastCells(contrast, term)] };
      })}
    />
  );
}
