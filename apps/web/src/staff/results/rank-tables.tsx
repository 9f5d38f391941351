import {
  armLabel,
  RANK_CHANGE_COLUMNS,
  RANK_COMPARISON_COLUMNS,
  pairLabel,
  rankChangeCells,
  rankComparisonCells,
} from '@tongxing/charts';
import { useSpeech } from '../../shell/language';
import { FiguresTable } from './figures-table';
import type { Outcome, Results } from './for-chart';

interface Props {
  readonly results: Results;
  readonly outcome: Outcome;
}

/** Categories by their order alone: who moved, and how arms stand at endline; nothing for other outcomes. */
export function RankTables({ results, outcome }: Props) {
  const { term } = useSpeech();
  const moved = outcome.changes.flatMap(({ arm, ranks }) =>
    ranks
      ? [{ key: arm, cells: [armLabel(arm, results.design.arms, term), ...rankChangeCells(ranks, term)] }]
      : [],
  );
  const compared = outcome.contrasts.flatMap(({ treatment, comparison, ranks }) => {
    const pair = pairLabel({ treatment, comparison }, term);
    return ranks ? [{ key: pair, cells: [pair, ...rankComparisonCells(ranks, term)] }] : [];
  });
  return (
    <>
      {moved.length > 0 && (
        <FiguresTable
          caption={term('rankChangeTable')}
          columns={(['arm', ...RANK_CHANGE_COLUMNS] as const).map(term)}
          rows={moved}
        />
      )}
      {compared.length > 0 && (
        <FiguresTable
          caption={term('rankComparisonTable')}
          columns={(['contrast', ...RANK_COMPARISON_COLUMNS] as const).map(term)}
          rows={compared}
        />
      )}
    </>
  );
}
