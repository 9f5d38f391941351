import { useMutation } from '@tanstack/react-query';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server } from '../../shell/server';
import { useResultText } from './texts';

/** That an analysis is running, and how it is given up. How far it is nobody knows. */
export function Analysing({ project }: { project: string }) {
  const text = useResultText();
  const cancel = useMutation({
    mutationFn: () =>
      answerOf(
        server.POST('/api/v1/projects/{project}/analysis/cancellation', { params: { path: { project } } }),
      ),
  });
  return (
    <>
      <p role="status" className="notice">
        <progress aria-label={text('analysisHow')} /> {text('analysisHow')}
      </p>
      <p className="actions">
        <button
          type="button"
          disabled={cancel.isPending || cancel.isSuccess}
          onClick={() => {
            cancel.mutate();
          }}
        >
          {text('cancelAnalysis')}
        </button>
      </p>
      {cancel.error && <ProblemNotice error={cancel.error} />}
    </>
  );
}
