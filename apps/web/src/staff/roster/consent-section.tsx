import { useState, type SubmitEvent } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CONSENT_OBSTACLES, type ConsentObstacle } from '@tongxing/contracts';
import { useMay } from '../../access/session';
import { useSpeech } from '../../shell/language';
import { Loading, ProblemNotice } from '../../shell/notice';
import { answerOf, server } from '../../shell/server';
import { ConsentRecordForm } from './consent-record-form';
import { ConsentRecords } from './consent-records';
import { consentsQuery, wavesQuery } from './queries';
import { useRosterText } from './texts';

interface Of {
  readonly project: string;
  readonly participant: string;
}

/** What was agreed to, what is missing at each wave, and how it is taken back. */
export function ConsentSection({ project, participant }: Of) {
  const text = useRosterText();
  const { say } = useSpeech();
  const may = useMay();
  const canRead = may('consents.read', project);
  const state = useQuery({ ...consentsQuery(project, participant), enabled: canRead });
  const waves = useQuery(wavesQuery(project));
  if (!canRead) return null;
  const missing = (obstacles: readonly ConsentObstacle[]) =>
    obstacles.length === 0
      ? text('complete')
      : obstacles.map((each) => say(CONSENT_OBSTACLES[each])).join(' · ');
  return (
    <section aria-labelledby="consent">
      <h2 id="consent">{text('consent')}</h2>
      {state.isPending && <Loading />}
      {state.isError && <ProblemNotice error={state.error} />}
      {state.data?.withdrawn && <p className="notice">{text('withdrawn')}</p>}
      {state.data && !state.data.required && <p className="quiet">{text('consentFree')}</p>}
      {state.data?.required && !state.data.withdrawn && (
        <div className="scroll">
          <table className="reports prose">
            <thead>
              <tr>
                {(['wave', 'child', 'adults'] as const).map((column) => (
                  <th key={column} scope="col">
                    {text(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {state.data.waves.map(({ wave, child, adults }) => (
                <tr key={wave}>
                  <th scope="row">
                    {say(waves.data?.find(({ id }) => id === wave)?.name ?? { zh: '', en: '' })}
                  </th>
                  <td>{missing(child)}</td>
                  <td>{missing(adults)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {state.data && <ConsentRecords project={project} records={state.data.records} />}
      {may('consents.write', project) && (
        <>
          <ConsentRecordForm project={project} participant={participant} />
          <Withdrawal project={project} participant={participant} />
        </>
      )}
    </section>
  );
}

function Withdrawal({ project, participant }: Of) {
  const text = useRosterText();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const [by, setBy] = useState<'guardian' | 'child'>('guardian');
  const [on, setOn] = useState('');
  const withdraw = useMutation({
    mutationFn: () =>
      answerOf(
        server.POST('/api/v1/projects/{project}/participants/{participant}/consents/withdrawals', {
          params: { path: { project, participant } },
          body: { by, on },
        }),
      ),
    onSuccess: () => queries.invalidateQueries(),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    withdraw.mutate();
  };
  if (withdraw.data) return <pre role="status">{say(withdraw.data.text)}</pre>;
  return (
    <form className="start" onSubmit={submit}>
      <h3>{text('withdraw')}</h3>
      <p className="quiet">{text('withdrawHow')}</p>
      <label>
        {text('by')}{' '}
        <select
          value={by}
          onChange={(event) => {
            setBy(event.target.value === 'child' ? 'child' : 'guardian');
          }}
        >
          <option value="guardian">{text('guardian')}</option>
          <option value="child">{text('byChild')}</option>
        </select>
      </label>
      <label>
        {text('day')}{' '}
        <input
          type="date"
          required
          value={on}
          onChange={(event) => {
            setOn(event.target.value);
          }}
        />
      </label>
      <button type="submit" disabled={withdraw.isPending}>
        {text('withdraw')}
      </button>
      {withdraw.isError && <ProblemNotice error={withdraw.error} />}
    </form>
  );
}
