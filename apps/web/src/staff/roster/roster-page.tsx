import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useMay, useMayInWhole } from '../../access/session';
import { BackToProjects, PageTitle } from '../../shell/frame';
import { useSpeech } from '../../shell/language';
import { Loading, ProblemNotice } from '../../shell/notice';
import type { Schemas } from '../../shell/server';
import { participantsQuery, sitesQuery } from './queries';
import { StateLabel } from './state-label';
import { useRosterText } from './texts';

const MOST_SHOWN = 200;

/** Who takes part, by study code. */
export default function RosterPage({ project }: { project: string }) {
  const text = useRosterText();
  const may = useMay();
  const mayInWhole = useMayInWhole();
  const [sought, setSought] = useState('');
  const people = useQuery(participantsQuery(project));
  const digits = sought.normalize('NFKC').replace(/\D/g, '');
  const found = people.data?.filter(({ studyCode }) => studyCode.replaceAll('-', '').includes(digits));
  return (
    <>
      <BackToProjects />
      <PageTitle>{text('roster')}</PageTitle>
      <p className="actions">
        {people.data && people.data.length > 0 && (
          <a href={`/api/v1/projects/${project}/cards`} download>
            {text('cards')}
          </a>
        )}
        {mayInWhole('participants.write', project) && (
          <Link href={`/projects/${project}/roster/import`}>{text('import')}</Link>
        )}
        {may('identities.read', project) && (
          <Link href={`/projects/${project}/roster/duplicates`}>{text('duplicates')}</Link>
        )}
      </p>
      {people.isPending && <Loading />}
      {people.isError && <ProblemNotice error={people.error} />}
      {people.data?.length === 0 && (
        <div className="notice">
          <p>{text('nobody')}</p>
          {mayInWhole('participants.write', project) && <p className="quiet">{text('nobodyHow')}</p>}
        </div>
      )}
      {people.data && people.data.length > 0 && (
        <label>
          {text('searchCode')}{' '}
          <input
            type="search"
            inputMode="numeric"
            value={sought}
            onChange={(event) => {
              setSought(event.target.value);
            }}
          />
        </label>
      )}
      {found && found.length > 0 && <RosterTable project={project} people={found} />}
      {found?.length === 0 && people.data && people.data.length > 0 && <p role="status">{text('noMatch')}</p>}
    </>
  );
}

function RosterTable({ project, people }: { project: string; people: readonly Schemas['Participant'][] }) {
  const text = useRosterText();
  const { say } = useSpeech();
  const sites = useQuery(sitesQuery(project));
  const codes = new Map(people.map(({ id, studyCode }) => [id, studyCode]));
  const names = new Map(sites.data?.map(({ id, name }) => [id, say(name)]));
  return (
    <div className="scroll">
      <table className="reports">
        <thead>
          <tr>
            {(['studyCode', 'site', 'state'] as const).map((column) => (
              <th key={column} scope="col">
                {text(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.slice(0, MOST_SHOWN).map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <Link href={`/projects/${project}/roster/${person.id}`}>{person.studyCode}</Link>
              </th>
              <td>{names.get(person.site) ?? ''}</td>
              <td>
                {person.mergedInto === undefined ? (
                  <StateLabel state={person.state} />
                ) : (
                  <>
                    {text('mergedInto')}{' '}
                    <Link href={`/projects/${project}/roster/${person.mergedInto}`}>
                      {codes.get(person.mergedInto) ?? text('anotherEntry')}
                    </Link>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
