import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Choice } from '../../access/choice';
import { useSpeech } from '../../shell/language';
import { FiguresTable } from '../results/figures-table';
import { sitesQuery } from '../roster/queries';
import { totalCells, totalColumns, useQuestionnaireName } from './questionnaire-table';
import { useCompletenessText } from './texts';
import { totalOf, totalsOf, type Row } from './totals';

interface Props {
  readonly project: string;
  readonly wave: string;
  readonly rows: readonly Row[];
}

/** One questionnaire at every site that the reader reaches; opened when wanted. */
export function SiteTable({ project, wave, rows }: Props) {
  const text = useCompletenessText();
  const { say } = useSpeech();
  const nameOf = useQuestionnaireName();
  const sites = useQuery(sitesQuery(project));
  const totals = totalsOf(rows);
  const keyOf = ({ instrument, respondent }: Pick<Row, 'instrument' | 'respondent'>) =>
    `${instrument} ${respondent}`;
  const [chosen = totals[0] && keyOf(totals[0]), setChosen] = useState<string>();
  const names = new Map(sites.data?.map(({ id, name }) => [id, say(name)]));
  const shown = rows
    .filter((row) => keyOf(row) === chosen)
    .flatMap((row) => {
      const total = totalOf([row]);
      return total ? [{ site: row.site, total, name: names.get(row.site) ?? '' }] : [];
    })
    .sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
  const shownTotals = shown.map(({ total }) => total);
  return (
    <details className="older">
      <summary>{text('bySite')}</summary>
      <p>
        <Choice
          label={text('questionnaire')}
          value={chosen ?? ''}
          options={totals.map((total) => [keyOf(total), nameOf(total)] as const)}
          onChange={setChosen}
        />
      </p>
      <FiguresTable
        caption={`${wave} · ${text('bySite')}`}
        columns={[text('site'), ...totalColumns(shownTotals).map(text)]}
        rows={shown.map(({ site, total, name }) => ({
          key: site,
          cells: [name, ...totalCells(total, shownTotals, text('notPlanned'))],
        }))}
      />
    </details>
  );
}
