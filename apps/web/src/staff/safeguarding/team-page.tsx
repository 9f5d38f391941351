import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useMayInWhole } from '../../access/session';
import { PageTitle } from '../../shell/frame';
import { useSpeech } from '../../shell/language';
import { Loading, ProblemNotice } from '../../shell/notice';
import type { Schemas } from '../../shell/server';
import { PrintButton } from './print-button';
import { candidatesQuery, teamQuery } from './queries';
import './safeguarding.css';
import type { Member } from './team';
import { TeamForm } from './team-form';
import { useSafeguardingText } from './texts';

/** Who looks after a project's alerts. Appointed by who manages accounts; those in it see it. */
export default function TeamPage({ project }: { project: string }) {
  const text = useSafeguardingText();
  const { text: shellText } = useSpeech();
  const mayAppoint = useMayInWhole()('users.manage', project);
  return (
    <>
      <Link href="/">← {shellText('back')}</Link>
      <PageTitle>{text('team')}</PageTitle>
      <p className="quiet">{text('teamHow')}</p>
      {mayAppoint ? <Appointing project={project} /> : <Reading project={project} />}
    </>
  );
}

function Appointing({ project }: { project: string }) {
  const found = useQuery(candidatesQuery(project));
  const [before, setBefore] = useState<readonly Member[]>();
  if (found.isError) return <ProblemNotice error={found.error} />;
  return found.data ? (
    <TeamForm
      key={JSON.stringify(found.data.members)}
      project={project}
      candidates={found.data}
      before={before}
      onSaved={setBefore}
    />
  ) : (
    <Loading />
  );
}

function Reading({ project }: { project: string }) {
  const text = useSafeguardingText();
  const team = useQuery(teamQuery(project));
  if (team.isError) return <ProblemNotice error={team.error} />;
  if (!team.data) return <Loading />;
  return (
    <>
      {team.data.members.length === 0 ? (
        <p className="notice problem">{text('noTeam')}</p>
      ) : (
        <TeamTable members={team.data.members} />
      )}
      <p className="quiet">{text('teamByAdministrator')}</p>
    </>
  );
}

function TeamTable({ members }: { members: Schemas['SafeguardingTeamView']['members'] }) {
  const text = useSafeguardingText();
  return (
    <>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{text('order')}</th>
              <th scope="col">{text('person')}</th>
              <th scope="col">{text('duty')}</th>
            </tr>
          </thead>
          <tbody>
            {members.map(({ person, name, duty }, i) => (
              <tr key={person}>
                <td>{i + 1}</td>
                <th scope="row">{name ?? `…${person.slice(-6)}`}</th>
                <td>{text(duty)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <PrintButton />
    </>
  );
}
