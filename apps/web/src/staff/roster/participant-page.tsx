import { useQuery } from '@tanstack/react-query';
import { LEFT_BEHIND_FACTS } from '@tongxing/contracts';
import { Link } from 'wouter';
import { PageTitle } from '../../shell/frame';
import { useSpeech } from '../../shell/language';
import { Loading, ProblemNotice } from '../../shell/notice';
import type { Schemas } from '../../shell/server';
import { ConsentSection } from './consent-section';
import { CourseSection } from './course-section';
import { participantQuery } from './queries';
import { StateLabel } from './state-label';
import { useRosterText } from './texts';

/** One participant, by study code: state, course, left-behind status and consent. No name is shown. */
export default function ParticipantPage({ project, participant }: { project: string; participant: string }) {
  const text = useRosterText();
  const found = useQuery(participantQuery(project, participant));
  return (
    <>
      <PageTitle>{found.data?.participant.studyCode ?? text('studyCode')}</PageTitle>
      <p>
        <Link href={`/projects/${project}/roster`}>{text('back')}</Link>
      </p>
      {found.isPending && <Loading />}
      {found.isError && <ProblemNotice error={found.error} />}
      {found.data && (
        <>
          <p>
            {text('state')}: <StateLabel state={found.data.participant.state} />
          </p>
          <CourseSection project={project} participant={found.data.participant} course={found.data.course} />
          <FamilySection family={found.data.participant.family} />
          <ConsentSection project={project} participant={participant} />
        </>
      )}
    </>
  );
}

function FamilySection({ family }: { family: Schemas['FamilyNow'] | undefined }) {
  const text = useRosterText();
  const { term } = useSpeech();
  return (
    <section aria-labelledby="family">
      <h2 id="family">{text('family')}</h2>
      {!family && <p>{text('noFamily')}</p>}
      {family && (
        <>
          {family.heldOn !== undefined && (
            <p className="quiet">
              {text('heldOn')} <time>{family.heldOn}</time>
            </p>
          )}
          <table className="reports">
            <tbody>
              {LEFT_BEHIND_FACTS.map((fact) => {
                const flag = family.flags[fact];
                return (
                  <tr key={fact}>
                    <th scope="row">{term(fact)}</th>
                    <td>{flag === 'unknown' ? text('unknown') : term(flag)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
