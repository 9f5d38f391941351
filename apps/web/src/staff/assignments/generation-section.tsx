import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server, type Schemas } from '../../shell/server';
import { protocolQuery } from './queries';
import { useAssignmentText } from './texts';

const LEFT_OUT = ['exited', 'withdrawn', 'merged', 'ageUnknown', 'outsideAges'] as const;

/** Generates a wave's assignments: dry first, and then as it was shown. */
export function GenerationSection({ project, wave }: { project: string; wave: string }) {
  const text = useAssignmentText();
  const queries = useQueryClient();
  const protocol = useQuery(protocolQuery(project, wave));
  const generate = useMutation({
    mutationFn: (dryRun: boolean) =>
      answerOf(
        server.POST('/api/v1/projects/{project}/waves/{wave}/assignments', {
          params: { path: { project, wave } },
          body: { dryRun },
        }),
      ),
    onSuccess: ({ stored }) => (stored ? queries.invalidateQueries() : undefined),
  });
  if (!protocol.data || protocol.data.entries.length === 0) return null;
  const report = generate.data;
  return (
    <section aria-labelledby="generate">
      <h2 id="generate">{text('generate')}</h2>
      <p className="quiet">{text('generateHow')}</p>
      <p className="actions">
        <button
          type="button"
          disabled={generate.isPending}
          onClick={() => {
            generate.mutate(true);
          }}
        >
          {text('dryRun')}
        </button>
        {report && !report.stored && report.created > 0 && (
          <button
            type="button"
            className="primary"
            disabled={generate.isPending}
            onClick={() => {
              generate.mutate(false);
            }}
          >
            {text('apply')}
          </button>
        )}
      </p>
      {generate.isError && <ProblemNotice error={generate.error} />}
      {report && <Report report={report} />}
    </section>
  );
}

function Report({ report }: { report: Schemas['GenerationReport'] }) {
  const text = useAssignmentText();
  const leftOut = LEFT_OUT.filter((why) => report.leftOut[why] > 0);
  return (
    <div role="status" className={report.stored ? 'notice good' : 'notice'}>
      <p>
        {text(report.stored ? 'created' : 'wouldCreate')} <strong>{report.created}</strong> · {text('kept')}{' '}
        {report.kept}
        {report.otherVersion > 0 && ` · ${text('otherVersion')} ${String(report.otherVersion)}`}
      </p>
      {leftOut.length > 0 && (
        <>
          <p>{text('leftOut')}</p>
          <ul>
            {leftOut.map((why) => (
              <li key={why}>
                {text(why)} {report.leftOut[why]}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
