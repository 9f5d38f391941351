import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../access/session';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server, type Schemas } from '../../shell/server';
import { reportsQuery } from '../queries';
import { useReportText } from './texts';

interface Props {
  readonly project: string;
  readonly report: Schemas['Report'];
  readonly name: string;
}

/** How far a report is, and how it is given up. */
export function ReportInMaking({ project, report: { id, state, percent }, name }: Props) {
  const text = useReportText();
  const may = useMay();
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () =>
      answerOf(server.POST('/api/v1/reports/{report}/cancellation', { params: { path: { report: id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: reportsQuery(project).queryKey }),
  });
  return (
    <>
      <p className="actions">
        <progress aria-label={name} value={percent} max={100} />
        <span>
          {text(state === 'waiting' ? 'waiting' : 'running')} {percent}%
        </span>
        {may('reports.make', project) && (
          <button
            type="button"
            disabled={cancel.isPending}
            aria-label={`${text('cancel')} · ${name}`}
            onClick={() => {
              cancel.mutate();
            }}
          >
            {text('cancel')}
          </button>
        )}
      </p>
      {cancel.error && <ProblemNotice error={cancel.error} />}
    </>
  );
}
