import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useSpeech } from '../../shell/language';
import type { Schemas } from '../../shell/server';
import { sitesQuery } from '../roster/queries';
import { instrumentsQuery } from './queries';
import { useStateText } from './state-text';
import { RESPONDENT_TEXT, useAssignmentText } from './texts';
import { useEnumerators } from './use-enumerators';

interface Props {
  readonly project: string;
  readonly assignments: readonly Schemas['Assignment'][];
  /** With `onChoose`, which rows are ticked. */
  readonly chosen?: ReadonlySet<string>;
  readonly onChoose?: (chosen: ReadonlySet<string>) => void;
}

export function AssignmentTable({ project, assignments, chosen, onChoose }: Props) {
  const text = useAssignmentText();
  const { say } = useSpeech();
  const { stateText, consentText } = useStateText();
  const { nameOf } = useEnumerators(project);
  const sites = useQuery(sitesQuery(project));
  const instruments = useQuery(instrumentsQuery);
  const siteNames = new Map(sites.data?.map(({ id, name }) => [id, say(name)]));
  const titles = new Map(instruments.data?.map(({ hash, title }) => [hash, say(title)]));
  const toggle = (id: string, isOn: boolean) => {
    const next = new Set(chosen);
    if (isOn) next.add(id);
    else next.delete(id);
    onChoose?.(next);
  };
  const all = assignments.every(({ id }) => chosen?.has(id));
  return (
    <div className="scroll" role="region" aria-labelledby="list" tabIndex={0}>
      <table className="reports">
        <thead>
          <tr>
            {onChoose && (
              <th scope="col">
                <label className="inline bare">
                  <input
                    type="checkbox"
                    aria-label={text('selectAll')}
                    checked={all}
                    onChange={({ target: { checked } }) => {
                      onChoose(new Set(checked ? assignments.map(({ id }) => id) : []));
                    }}
                  />
                </label>
              </th>
            )}
            {(
              [
                'studyCode',
                'state',
                'questionnaire',
                'respondent',
                'site',
                'enumerator',
                'visits',
                'consent',
              ] as const
            ).map((column) => (
              <th key={column} scope="col">
                {text(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {assignments.map((assignment) => (
            <tr key={assignment.id}>
              {onChoose && (
                <td>
                  <label className="inline bare">
                    <input
                      type="checkbox"
                      aria-label={`${text('select')} ${assignment.studyCode}`}
                      checked={chosen?.has(assignment.id) ?? false}
                      onChange={({ target: { checked } }) => {
                        toggle(assignment.id, checked);
                      }}
                    />
                  </label>
                </td>
              )}
              <th scope="row">
                <Link href={`/projects/${project}/assignments/${assignment.id}`}>{assignment.studyCode}</Link>
              </th>
              <td>{stateText(assignment.state)}</td>
              <td>{titles.get(assignment.instrument.hash) ?? assignment.instrument.id}</td>
              <td>{text(RESPONDENT_TEXT[assignment.respondent])}</td>
              <td>{siteNames.get(assignment.site) ?? ''}</td>
              <td>{nameOf(assignment.enumerator)}</td>
              <td>{assignment.visits}</td>
              <td>{assignment.state === 'open' ? consentText(assignment.obstacles) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
