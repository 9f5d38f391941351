import { useState, type SyntheticEvent } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { formatNumber } from '@tongxing/contracts';
import { Link } from 'wouter';
import { PageTitle } from '../../shell/frame';
import { useSpeech } from '../../shell/language';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server, type Schemas } from '../../shell/server';
import { drillQuery, sitesQuery } from './queries';
import './safeguarding.css';
import { useSafeguardingText } from './texts';
import { LEVEL_WORDS, Moment } from './words';

const MOST_ALERTS = 12;

/** Raises simulated alerts and shows how fast they were looked after. */
export default function DrillPage({ project }: { project: string }) {
  const text = useSafeguardingText();
  const report = useQuery(drillQuery(project));
  return (
    <>
      <Link href={`/projects/${project}/safeguarding`}>← {text('backToQueue')}</Link>
      <PageTitle>{text('drill')}</PageTitle>
      <p className="quiet">{text('drillHow')}</p>
      <DrillForm project={project} />
      {report.isError && <ProblemNotice error={report.error} />}
      {report.data?.alerts.length === 0 && <p className="notice">{text('noDrill')}</p>}
      {report.data && report.data.alerts.length > 0 && <DrillTable report={report.data} />}
    </>
  );
}

function DrillForm({ project }: { project: string }) {
  const { say } = useSpeech();
  const text = useSafeguardingText();
  const queries = useQueryClient();
  const sites = useQuery(sitesQuery(project));
  const [site, setSite] = useState('');
  const [alerts, setAlerts] = useState(3);
  const starting = useMutation({
    mutationFn: () =>
      answerOf(
        server.POST('/api/v1/projects/{project}/safeguarding/drills', {
          params: { path: { project } },
          body: { site, alerts },
        }),
      ),
    onSuccess: async (report) => {
      queries.setQueryData(drillQuery(project).queryKey, report);
      await queries.invalidateQueries({ queryKey: ['alerts', project] });
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    starting.mutate();
  };
  return (
    <form className="start" onSubmit={submit}>
      <label>
        {text('site')}
        <select
          required
          value={site}
          onChange={(event) => {
            setSite(event.target.value);
          }}
        >
          <option value="">{text('chooseSite')}</option>
          {sites.data?.map((one) => (
            <option key={one.id} value={one.id}>
              {say(one.name)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('howMany')}
        <input
          type="number"
          min={1}
          max={MOST_ALERTS}
          required
          value={alerts}
          onChange={(event) => {
            setAlerts(event.target.valueAsNumber);
          }}
        />
      </label>
      {starting.isError && <ProblemNotice error={starting.error} />}
      <button type="submit" className="primary" disabled={starting.isPending}>
        {text('startDrill')}
      </button>
    </form>
  );
}

function DrillTable({ report }: { report: Schemas['DrillReport'] }) {
  const text = useSafeguardingText();
  const minutes = (value: number | undefined) => (value === undefined ? '—' : formatNumber(value, 1));
  return (
    <section aria-labelledby="drill-report">
      <h2 id="drill-report">{text('drillReport')}</h2>
      <p>{`${text('inTime')} ${String(report.inTime)} / ${String(report.alerts.length)}`}</p>
      {report.medianToAcknowledge !== undefined && (
        <p>{`${text('median')}${minutes(report.medianToAcknowledge)}`}</p>
      )}
      <div className="scroll" role="region" aria-labelledby="drill-report" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {(['levelColumn', 'raisedAt', 'minutesToAcknowledge', 'minutesToContact', 'inTime'] as const).map(
                (column) => (
                  <th key={column} scope="col">
                    {text(column)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {report.alerts.map((alert) => (
              <tr key={alert.id}>
                <th scope="row">{text(LEVEL_WORDS[alert.level])}</th>
                <td>
                  <Moment at={alert.raisedAt} />
                </td>
                <td>{minutes(alert.acknowledgedAfter)}</td>
                <td>{minutes(alert.contactedAfter)}</td>
                <td>{text(alert.inTime ? 'yes' : 'no')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
