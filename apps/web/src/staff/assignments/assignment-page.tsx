import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useMay } from '../../access/session';
import { PageTitle } from '../../shell/frame';
import { useSpeech } from '../../shell/language';
import { Loading, ProblemNotice } from '../../shell/notice';
import type { Schemas } from '../../shell/server';
import { ClosingForm } from './closing-form';
import { GuardianLinkSection } from './guardian-link-section';
import { HistorySection } from './history-section';
import { assignmentQuery, instrumentsQuery } from './queries';
import { useStateText } from './state-text';
import { RESPONDENT_TEXT, useAssignmentText } from './texts';
import { useEnumerators } from './use-enumerators';
import { VisitForm } from './visit-form';

interface Props {
  readonly project: string;
  readonly assignment: string;
}

/** One assignment by study code: what is missing before it can be opened, what happened, and how it is ended. */
export default function AssignmentPage({ project, assignment }: Props) {
  const text = useAssignmentText();
  const may = useMay();
  const found = useQuery(assignmentQuery(project, assignment));
  return (
    <>
      <PageTitle>{found.data?.studyCode ?? text('assignments')}</PageTitle>
      {found.isPending && <Loading />}
      {found.isError && <ProblemNotice error={found.error} />}
      {found.data && (
        <>
          <p>
            <Link href={`/projects/${project}/assignments?wave=${found.data.wave}`}>{text('back')}</Link>
          </p>
          <Facts project={project} assignment={found.data} />
          <HistorySection project={project} assignment={found.data} />
          {may('submissions.write', project) && found.data.respondent === 'guardian' && (
            <GuardianLinkSection
              project={project}
              assignment={assignment}
              open={found.data.state === 'open' || found.data.state === 'partial'}
            />
          )}
          {may('submissions.write', project) && found.data.state === 'open' && (
            <VisitForm project={project} assignment={assignment} />
          )}
          {may('assignments.write', project) && found.data.state === 'open' && (
            <ClosingForm project={project} assignment={assignment} />
          )}
        </>
      )}
    </>
  );
}

function Facts({ project, assignment }: { project: string; assignment: Schemas['AssignmentHistory'] }) {
  const text = useAssignmentText();
  const { say } = useSpeech();
  const may = useMay();
  const { stateText, consentText } = useStateText();
  const { nameOf } = useEnumerators(project);
  const { instrument, respondent, state, enumerator, obstacles, participant, studyCode, wave } = assignment;
  const instruments = useQuery(instrumentsQuery);
  const version = instruments.data?.find(({ hash }) => hash === instrument.hash);
  const link = new URLSearchParams({
    code: studyCode,
    wave,
    instrument: instrument.id,
    version: instrument.version,
  });
  const facts = [
    [text('state'), stateText(state)],
    [text('questionnaire'), `${version ? say(version.title) : instrument.id} ${instrument.version}`],
    [text('respondent'), text(RESPONDENT_TEXT[respondent])],
    [text('enumerator'), nameOf(enumerator)],
    [text('consent'), consentText(obstacles)],
  ] as const;
  return (
    <>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="actions">
        <Link href={`/projects/${project}/roster/${participant}`}>{text('participant')}</Link>
        {may('submissions.write', project) && state === 'open' && version?.rendersOnScreen && (
          <Link href={`/projects/${project}/questionnaire?${link.toString()}`}>{text('fillIn')}</Link>
        )}
      </p>
    </>
  );
}
