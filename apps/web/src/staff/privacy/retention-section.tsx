import { useState, type SubmitEvent } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Field } from '../../access/field';
import { Loading, ProblemNotice } from '../../shell/notice';
import { answerOf, server } from '../../shell/server';
import { retentionQuery } from './queries';
import { usePrivacyText } from './texts';

/** What is to be forgotten and when; it counts from the day of the final report, which is said here. */
export function RetentionSection({ project }: { project: string }) {
  const text = usePrivacyText();
  const found = useQuery(retentionQuery(project));
  return (
    <section aria-labelledby="retention">
      <h2 id="retention">{text('retention')}</h2>
      <p className="quiet">{text('retentionHow')}</p>
      {found.isPending && <Loading />}
      {found.isError && <ProblemNotice error={found.error} />}
      {found.data && (
        <>
          <table className="reports">
            <thead>
              <tr>
                {(['what', 'until', 'state'] as const).map((column) => (
                  <th key={column} scope="col">
                    {text(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.data.items.map(({ what, dueOn, state }) => (
                <tr key={what}>
                  <th scope="row">{text(what)}</th>
                  <td>{dueOn === undefined ? '–' : <time>{dueOn}</time>}</td>
                  <td>{text(state)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <FinalReportForm
            key={found.data.finalReportOn ?? ''}
            project={project}
            known={found.data.finalReportOn ?? ''}
          />
        </>
      )}
    </section>
  );
}

function FinalReportForm({ project, known }: { project: string; known: string }) {
  const text = usePrivacyText();
  const queries = useQueryClient();
  const [finalReportOn, setFinalReportOn] = useState(known);
  const save = useMutation({
    mutationFn: () =>
      answerOf(
        server.PUT('/api/v1/projects/{project}/retention', {
          params: { path: { project } },
          body: { finalReportOn },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: retentionQuery(project).queryKey }),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="start" onSubmit={submit}>
      <Field
        label={text('finalReportOn')}
        type="date"
        how={text('finalReportHow')}
        value={finalReportOn}
        onChange={setFinalReportOn}
      />
      <button type="submit" disabled={save.isPending || finalReportOn === known}>
        {text('save')}
      </button>
      {save.isError && <ProblemNotice error={save.error} />}
    </form>
  );
}
