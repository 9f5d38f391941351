import { SUBGROUP_COLUMNS, subgroupCaption, subgroupCells } from '@tongxing/charts';
import { useSpeech } from '../../shell/language';
import { FiguresTable } from './figures-table';
import type { Outcome, Results } from './for-chart';

/** The groups that the plan names: their figures, and what may be said of them. */
export function SubgroupTables({ results, outcome }: { readonly results: Results; readonly outcome: Outcome }) {
  const { term, say } = useSpeech();
  return outcome.subgroups.map((subgroup) => {
    const caption = subgroupCaption(subgroup, results.design.arms, term);
    return (
      <div key={caption}>
        <FiguresTable
          caption={caption}
          columns={SUBGROUP_COLUMNS.map(term)}
          rows={subgroup.groups.map((row) => ({ key: row.group, cells: subgroupCells(row, term) }))}
        />
        <p>{say(subgroup.sentence)}</p>
      </div>
    );
  });
}
