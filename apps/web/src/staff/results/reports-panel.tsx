import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { LANGUAGE_TAGS, PROBLEMS, type Language } from '@tongxing/contracts';
import { useMay } from '../../access/session';
import { useSpeech } from '../../shell/language';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server, type Schemas } from '../../shell/server';
import { reportsQuery } from '../queries';

type Length = Schemas['Report']['length'];
const LENGTHS: readonly Length[] = ['full', 'summary', 'community', 'village'];
const LENGTH_NAMES = {
  full: 'lengthFull',
  summary: 'lengthSummary',
  community: 'lengthCommunity',
  village: 'lengthVillage',
} as const;

/** Asks for reports, shows how far they are, and hands them out. */
export function ReportsPanel({ project }: { project: string }) {
  const { text } = useSpeech();
  const may = useMay();
  const queries = useQueryClient();
  const reports = useQuery(reportsQuery(project));
  const [length, setLength] = useState<Length>('full');
  const ask = useMutation({
    mutationFn: (language: Language) =>
      answerOf(
        server.POST('/api/v1/projects/{project}/reports', {
          params: { path: { project } },
          body: { language, length },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: reportsQuery(project).queryKey }),
  });
  const problem = ask.error ?? reports.error;
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">{text('reports')}</h2>
      <p className="quiet">{text('reportsHow')}</p>
      {may('reports.make', project) && (
        <p className="actions">
          <label>
            {text('reportLength')}{' '}
            <select
              value={length}
              onChange={({ target }) => {
                setLength(target.value as Length);
              }}
            >
              {LENGTHS.map((choice) => (
                <option key={choice} value={choice}>
                  {text(LENGTH_NAMES[choice])}
                </option>
              ))}
            </select>
          </label>
          {(['zh', 'en'] as const).map((language) => (
            <button
              key={language}
              type="button"
              disabled={ask.isPending}
              onClick={() => {
                ask.mutate(language);
              }}
            >
              {text(language === 'zh' ? 'askZh' : 'askEn')}
            </button>
          ))}
        </p>
      )}
      {problem && <ProblemNotice error={problem} />}
      <div aria-live="polite">
        {reports.data?.length === 0 && <p className="quiet">{text('noReports')}</p>}
        {reports.data && reports.data.length > 0 && <ReportList reports={reports.data} />}
      </div>
    </section>
  );
}

function ReportList({ reports }: { reports: readonly Schemas['Report'][] }) {
  const { text, language } = useSpeech();
  const time = new Intl.DateTimeFormat(LANGUAGE_TAGS[language], { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div className="scroll" role="region" aria-label={text('reports')} tabIndex={0}>
      <table className="reports">
        <thead>
          <tr>
            <th scope="col">{text('reportAsked')}</th>
            <th scope="col">{text('reportLength')}</th>
            <th scope="col">{text('reportIn')}</th>
            <th scope="col">{text('reportState')}</th>
          </tr>
        </thead>
        <tbody>
          {reports.map((report) => (
            <tr key={report.id}>
              <td>
                <time dateTime={report.createdAt}>{time.format(new Date(report.createdAt))}</time>
              </td>
              <td>{text(LENGTH_NAMES[report.length])}</td>
              <td>{text(report.language === 'zh' ? 'chinese' : 'english')}</td>
              <td>
                <ReportState report={report} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ReportState({ report }: { report: Schemas['Report'] }) {
  const { text, say } = useSpeech();
  switch (report.state) {
    case 'waiting':
    case 'running':
      return (
        <span className="quiet">
          <progress aria-label={text('waiting')} /> {text('waiting')}
        </span>
      );
    case 'failed':
      return (
        <>
          {text('failed')} {report.problem && say(PROBLEMS[report.problem].title)} <code>{report.problem}</code>
        </>
      );
    case 'cancelled':
      return <span className="quiet">{text('datasetCancelled')}</span>;
    case 'ready':
      return (
        <a href={`/api/v1/reports/${report.id}/pdf`} download>
          {text('download')}
        </a>
      );
  }
}
