import { useQuery } from '@tanstack/react-query';
import { DISPOSITIONS } from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';
import { Loading, ProblemNotice } from '../../shell/notice';
import type { Schemas } from '../../shell/server';
import { sitesQuery } from '../roster/queries';
import { progressQuery } from './queries';
import { useAssignmentText } from './texts';

const SHOWN = ['done', 'partial', 'refused', 'absent'] as const;

/** How many assignments of each site are in which state. For those who run the collection; nothing is published. */
export function ProgressTable({ project, wave }: { project: string; wave: string }) {
  const text = useAssignmentText();
  const { say } = useSpeech();
  const progress = useQuery(progressQuery(project, wave));
  const sites = useQuery(sitesQuery(project));
  const names = new Map(sites.data?.map(({ id, name }) => [id, say(name)]));
  const rows = (progress.data ?? [])
    .map((row) => ({ ...row, name: names.get(row.site) ?? '' }))
    .sort((a, b) => a.name.localeCompare(b.name));
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">{text('progress')}</h2>
      {progress.isPending && <Loading />}
      {progress.isError && <ProblemNotice error={progress.error} />}
      {progress.data?.length === 0 && <p className="notice">{text('noAssignments')}</p>}
      {rows.length > 0 && (
        <div className="scroll" role="region" aria-labelledby="progress" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text('site')}</th>
                <th scope="col">{text('total')}</th>
                <th scope="col">{text('open')}</th>
                {SHOWN.map((state) => (
                  <th key={state} scope="col">
                    {say(DISPOSITIONS[state])}
                  </th>
                ))}
                <th scope="col">{text('ended')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <ProgressRow key={row.site} name={row.name} row={row} />
              ))}
            </tbody>
            {rows.length > 1 && (
              <tfoot>
                <ProgressRow name={text('allSites')} row={together(rows)} />
              </tfoot>
            )}
          </table>
        </div>
      )}
    </section>
  );
}

type Counted = Pick<Schemas['SiteProgress'], 'total' | 'states'>;

function ProgressRow({ name, row: { total, states } }: { name: string; row: Counted }) {
  const shown = ['open' as const, ...SHOWN].map((state) => states[state] ?? 0);
  const others = total - shown.reduce((sum, count) => sum + count, 0);
  return (
    <tr>
      <th scope="row">{name}</th>
      {[total, ...shown, others].map((count, at) => (
        <td key={at}>{count}</td>
      ))}
    </tr>
  );
}

function together(rows: readonly Counted[]): Counted {
  const states: Record<string, number> = {};
  for (const row of rows)
    for (const [state, count] of Object.entries(row.states)) states[state] = (states[state] ?? 0) + count;
  return { total: rows.reduce((sum, { total }) => sum + total, 0), states };
}
