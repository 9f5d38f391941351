import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../access/session';
import { useSpeech } from '../../shell/language';
import { Loading, ProblemNotice } from '../../shell/notice';
import type { Schemas } from '../../shell/server';
import { wavesQuery } from '../roster/queries';
import { completenessQuery } from './queries';
import { QuestionnaireTable } from './questionnaire-table';
import { RosterLine } from './roster-line';
import { SiteTable } from './site-table';
import { useCompletenessText } from './texts';

/**
 * What has arrived of each wave. For those who read assignments one by one, who may see small numbers; others find
 * who took part in the results, where small numbers are withheld.
 */
export function CompletenessSection({ project }: { project: string }) {
  const may = useMay();
  return may('assignments.read', project) ? <Waves project={project} /> : null;
}

function Waves({ project }: { project: string }) {
  const text = useCompletenessText();
  const waves = useQuery(wavesQuery(project));
  return (
    <>
      <p className="quiet">{text('how')}</p>
      {waves.isPending && <Loading />}
      {waves.isError && <ProblemNotice error={waves.error} />}
      {waves.data?.length === 0 && <p className="notice">{text('noWaves')}</p>}
      {waves.data?.map((wave) => (
        <WaveCompleteness key={wave.id} project={project} wave={wave} />
      ))}
    </>
  );
}

function WaveCompleteness({ project, wave }: { project: string; wave: Schemas['Wave'] }) {
  const text = useCompletenessText();
  const { say, text: words } = useSpeech();
  const completeness = useQuery(completenessQuery(project, wave.id));
  const days = [wave.opensOn, wave.closesOn].filter((day) => day !== undefined).join(' – ');
  const { questionnaires: all = [], roster = [] } = completeness.data ?? {};
  // By scripts consent is asked: what they bring stands with the consents.
  const questionnaires = all.filter(({ speaksOf }) => speaksOf !== 'script');
  const isEmpty = questionnaires.length === 0 && roster.every(({ answered }) => answered === 0);
  return (
    <section aria-labelledby={`wave-${wave.id}`}>
      <h2 id={`wave-${wave.id}`}>
        {say(wave.name)} {days !== '' && <span className="quiet">{days}</span>}
      </h2>
      {completeness.isPending && <Loading />}
      {completeness.isError && (
        <ProblemNotice error={completeness.error}>
          <button type="button" onClick={() => void completeness.refetch()}>
            {words('retry')}
          </button>
        </ProblemNotice>
      )}
      {completeness.data && <RosterLine roster={roster} />}
      {completeness.data && isEmpty && <p className="notice">{text('nothing')}</p>}
      {questionnaires.length > 0 && (
        <>
          <QuestionnaireTable rows={questionnaires} caption={`${say(wave.name)} · ${text('allSites')}`} />
          <SiteTable project={project} wave={say(wave.name)} rows={questionnaires} />
        </>
      )}
    </section>
  );
}
