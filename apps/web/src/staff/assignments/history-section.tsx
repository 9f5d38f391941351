import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  ASSIGNMENT_REASONS,
  DISPOSITIONS,
  VISIT_OUTCOMES,
  type AssignmentReason,
  type BilingualText,
} from '@tongxing/contracts';
import { useMay } from '../../access/session';
import { useSpeech } from '../../shell/language';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server, type Schemas } from '../../shell/server';
import { useAssignmentText } from './texts';
import { useEnumerators } from './use-enumerators';

type Step = Schemas['AssignmentStep'];

const OUTCOMES: Readonly<Record<string, BilingualText>> = { ...DISPOSITIONS, ...VISIT_OUTCOMES };

interface Props {
  readonly project: string;
  readonly assignment: Schemas['AssignmentHistory'];
}

/** Everything that happened to an assignment, with what was taken back; the last step can be. */
export function HistorySection({ project, assignment: { id, steps } }: Props) {
  const text = useAssignmentText();
  const queries = useQueryClient();
  const may = useMay();
  const last = steps.filter(({ undoneAt }) => undoneAt === undefined).at(-1);
  const isKept = last?.submission !== undefined;
  const undo = useMutation({
    mutationFn: (step: string) =>
      answerOf(
        server.POST('/api/v1/projects/{project}/assignments/{assignment}/steps/{step}/undo', {
          params: { path: { project, assignment: id, step } },
        }),
      ),
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <section aria-labelledby="history">
      <h2 id="history">{text('history')}</h2>
      {steps.length === 0 && <p>{text('noHistory')}</p>}
      {steps.length > 0 && (
        <div className="scroll" role="region" aria-labelledby="history" tabIndex={0}>
          <table className="reports">
            <thead>
              <tr>
                {(['day', 'what', 'reason', 'by'] as const).map((column) => (
                  <th key={column} scope="col">
                    {text(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {steps.map((step) => (
                <StepRow key={step.id} project={project} step={step} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {undo.isError && <ProblemNotice error={undo.error} />}
      {last && !isKept && may('assignments.write', project) && (
        <button
          type="button"
          disabled={undo.isPending}
          onClick={() => {
            undo.mutate(last.id);
          }}
        >
          {text('undo')}
        </button>
      )}
    </section>
  );
}

function StepRow({ project, step }: { project: string; step: Step }) {
  const text = useAssignmentText();
  const { say } = useSpeech();
  const { nameOf } = useEnumerators(project);
  const { kind, outcome, final, enumerator, by, undoneAt } = step;
  const reason: AssignmentReason | undefined = step.reason;
  const what = [
    text(kind),
    kind === 'assigned' ? nameOf(enumerator) : outcome && OUTCOMES[outcome] && say(OUTCOMES[outcome]),
    kind === 'visited' && final && `(${text('final')})`,
    undoneAt !== undefined && `(${text('undone')})`,
  ];
  return (
    <tr className={undoneAt === undefined ? '' : 'quiet'}>
      <th scope="row">
        <time>{step.on ?? step.recordedAt.slice(0, 10)}</time>
      </th>
      <td>{what.filter(Boolean).join(' ')}</td>
      <td>{reason && say(ASSIGNMENT_REASONS[reason])}</td>
      <td>{by.kind === 'user' ? nameOf(by.id) : text(by.kind === 'anonymous' ? 'system' : by.kind)}</td>
    </tr>
  );
}
