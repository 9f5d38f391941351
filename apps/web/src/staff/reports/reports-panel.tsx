import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../access/session';
import { Loading, ProblemNotice } from '../../shell/notice';
import { answerOf, server, type Schemas } from '../../shell/server';
import { reportsQuery } from '../queries';
import { ReportCard } from './report-card';
import { ReportForm } from './report-form';
import { useReportText } from './texts';

type Wanted = Required<Schemas['NewReport']>;

/** Asks for reports, shows how far they are, and hands them out, the newest first. */
export function ReportsPanel({ project }: { project: string }) {
  const text = useReportText();
  const may = useMay();
  const queries = useQueryClient();
  const reports = useQuery(reportsQuery(project));
  const ask = useMutation({
    // One after the other, so that they stand in the order in which they were asked for.
    mutationFn: async (wanted: readonly Wanted[]) => {
      for (const body of wanted)
        await answerOf(
          server.POST('/api/v1/projects/{project}/reports', { params: { path: { project } }, body }),
        );
    },
    onSettled: () => queries.invalidateQueries({ queryKey: reportsQuery(project).queryKey }),
  });
  const problem = ask.error ?? reports.error;
  const mayMake = may('reports.make', project);
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">{text('reports')}</h2>
      <p className="quiet">{text('how')}</p>
      {mayMake && <ReportForm isBusy={ask.isPending} onAsk={ask.mutate} />}
      {problem && <ProblemNotice error={problem} />}
      {reports.isPending && <Loading />}
      {reports.data?.length === 0 && <p className="quiet">{text('none')}</p>}
      <ul className="cards">
        {[...(reports.data ?? [])].reverse().map((report) => (
          <ReportCard
            key={report.id}
            project={project}
            report={report}
            {...(mayMake && {
              onAgain: () => {
                ask.mutate([{ language: report.language, length: report.length }]);
              },
            })}
          />
        ))}
      </ul>
    </section>
  );
}
