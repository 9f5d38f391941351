import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'wouter';
import { Choice } from '../../access/choice';
import { useMay } from '../../access/session';
import { PageTitle } from '../../shell/frame';
import { useSpeech } from '../../shell/language';
import { Loading, ProblemNotice } from '../../shell/notice';
import { wavesQuery } from '../roster/queries';
import { AssignmentList } from './assignment-list';
import { GenerationSection } from './generation-section';
import { ProgressTable } from './progress-table';
import { ProtocolSection } from './protocol-section';
import type { Filter } from './queries';
import { useAssignmentText } from './texts';

/** A wave's assignments: which questionnaires, how far each site is, and who does what. */
export default function AssignmentsPage({ project }: { project: string }) {
  const text = useAssignmentText();
  const { say, text: words } = useSpeech();
  const may = useMay();
  const waves = useQuery(wavesQuery(project));
  const [search, setSearch] = useSearchParams();
  const named = (name: string) => search.get(name) ?? '';
  const wave = named('wave') || (waves.data?.[0]?.id ?? '');
  const filter: Filter = { wave, site: named('site'), state: named('state'), enumerator: named('enumerator') };
  const choose = (change: Partial<Filter>) => {
    const chosen = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== '');
    setSearch(Object.fromEntries(chosen), { replace: true });
  };
  return (
    <>
      <Link href="/">← {words('back')}</Link>
      <PageTitle>{text('assignments')}</PageTitle>
      {waves.isPending && <Loading />}
      {waves.isError && <ProblemNotice error={waves.error} />}
      {waves.data?.length === 0 && <p className="notice">{text('noWaves')}</p>}
      {wave !== '' && (
        <>
          <p>
            <Choice
              label={text('wave')}
              value={wave}
              options={(waves.data ?? []).map(({ id, name }) => [id, say(name)] as const)}
              onChange={(chosen) => {
                choose({ wave: chosen });
              }}
            />
          </p>
          <ProgressTable project={project} wave={wave} />
          <AssignmentList project={project} filter={filter} onFilter={choose} />
          <ProtocolSection key={wave} project={project} wave={wave} />
          {may('assignments.write', project) && (
            <GenerationSection key={`generation ${wave}`} project={project} wave={wave} />
          )}
        </>
      )}
    </>
  );
}
