import { useState, type SyntheticEvent } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CASE_STEPS, refusalOf, type CaseStepKind } from '@tongxing/safeguarding';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server, ServerProblem, type Schemas } from '../../shell/server';
import { caseQuery, teamQuery } from './queries';
import { StepFields } from './step-fields';
import { emptyStep, toStep, type StepKind } from './step';
import { isSafeguardingText, useSafeguardingText } from './texts';

type Case = Schemas['AlertCase'];

const ALWAYS: readonly StepKind[] = ['note', 'guardian_contact', 'assign', 'recuse'];

const isPossible = ({ level, state, raisedAt, closureProposedBy }: Case, kind: CaseStepKind): boolean =>
  refusalOf(
    { level, state, openedAt: raisedAt, closureBy: closureProposedBy },
    { kind, at: raisedAt, by: '', reason: kind },
  ) === undefined;

/** Records what was done. Only what can be done now is offered, the report to the authorities always. */
export function StepForm({ project, one }: { project: string; one: Case }) {
  const text = useSafeguardingText();
  const queries = useQueryClient();
  const team = useQuery(teamQuery(project));
  const kinds = [...CASE_STEPS.filter((kind) => isPossible(one, kind)), ...ALWAYS];
  const [draft, setDraft] = useState(() => emptyStep(kinds[0] ?? 'note'));
  const taking = useMutation({
    mutationFn: () =>
      answerOf(
        server.POST('/api/v1/projects/{project}/safeguarding/alerts/{alert}/steps', {
          params: { path: { project, alert: one.id } },
          body: toStep(draft),
        }),
      ),
    onSuccess: async (after) => {
      queries.setQueryData(caseQuery(project, one.id).queryKey, after);
      setDraft(emptyStep(CASE_STEPS.find((kind) => isPossible(after, kind)) ?? 'note'));
      await queries.invalidateQueries({ queryKey: ['alerts', project] });
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    taking.mutate();
  };
  return (
    <section aria-labelledby="record">
      <h2 id="record">{text('record')}</h2>
      <p className="notice">{text('lawFirst')}</p>
      <form className="start" onSubmit={submit}>
        <label>
          {text('whichStep')}
          <select
            value={draft.kind}
            onChange={(event) => {
              setDraft({ ...emptyStep(event.target.value as StepKind) });
            }}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {text(kind)}
              </option>
            ))}
          </select>
        </label>
        <StepFields draft={draft} onChange={setDraft} members={team.data?.members ?? []} />
        {taking.isError && <StepProblem error={taking.error} />}
        {taking.isSuccess && <p role="status">{text('saved')}</p>}
        <button type="submit" className="primary" disabled={taking.isPending}>
          {text('save')}
        </button>
      </form>
    </section>
  );
}

/** Says in words why a step was refused. */
function StepProblem({ error }: { error: unknown }) {
  const text = useSafeguardingText();
  if (!(error instanceof ServerProblem) || error.code !== 'alert-step-refused')
    return <ProblemNotice error={error} />;
  return (
    <ProblemNotice error={new ServerProblem(error.code, error.title)}>
      {error.errors.map(({ code }) => (
        <p key={code}>{isSafeguardingText(code) ? text(code) : code}</p>
      ))}
    </ProblemNotice>
  );
}
