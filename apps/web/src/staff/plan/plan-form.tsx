import { useId, useRef, useState, type SubmitEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AnalysisPlan } from '@tongxing/contracts';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server, ServerProblem } from '../../shell/server';
import { ExampleButton } from './example-button';
import { FaultList } from './fault-list';
import { LockDialog } from './lock-dialog';
import { plansQuery } from './queries';
import { readPlan, type ReadPlan } from './read-plan';
import { usePlanText } from './texts';

/** Takes a plan that was written, says what is wrong with it, and locks it when asked twice. */
export function PlanForm({ project }: { project: string }) {
  const text = usePlanText();
  const queries = useQueryClient();
  const [written, setWritten] = useState('');
  const [read, setRead] = useState<ReadPlan>();
  const [asking, setAsking] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const faultsId = useId();
  const lock = useMutation({
    mutationFn: ({ subgroups, ...plan }: AnalysisPlan) =>
      answerOf(
        server.POST('/api/v1/projects/{project}/plans', {
          params: { path: { project } },
          body: { ...plan, ...(subgroups && { subgroups }) },
        }),
      ),
    onSuccess: () => {
      setWritten('');
      setRead(undefined);
      return queries.invalidateQueries({ queryKey: plansQuery(project).queryKey });
    },
  });
  const write = (content: string) => {
    setWritten(content);
    setRead(undefined);
    lock.reset();
  };
  const check = (event: SubmitEvent) => {
    event.preventDefault();
    lock.reset();
    setRead(readPlan(written));
  };
  const refused =
    lock.error instanceof ServerProblem && lock.error.code === 'plan-invalid' ? lock.error : undefined;
  const faults = read && 'faults' in read ? read.faults : refused?.errors;
  const plan = read && 'plan' in read ? read.plan : undefined;
  return (
    <form className="start wide" onSubmit={check} aria-labelledby="lock-plan">
      <h2 id="lock-plan">{text('another')}</h2>
      <label>
        {text('file')}
        <input
          type="file"
          accept=".yaml,.yml,.json"
          onChange={({ target }) => {
            void target.files?.[0]?.text().then(write);
          }}
        />
      </label>
      <ExampleButton project={project} isShown={written === ''} onTake={write} />
      <label>
        {text('paste')}
        <textarea
          ref={field}
          aria-invalid={faults !== undefined}
          {...(faults && { 'aria-describedby': faultsId })}
          className="written"
          rows={14}
          required
          spellCheck={false}
          value={written}
          onChange={({ target }) => {
            write(target.value);
          }}
        />
      </label>
      {faults && <FaultList id={faultsId} faults={faults} written={written} field={field} />}
      {lock.isError && !refused && <ProblemNotice error={lock.error} />}
      {lock.isSuccess && (
        <p role="status" className="notice good">
          {text('locked')}
        </p>
      )}
      {plan && !lock.isError && (
        <p role="status" className="notice good">
          {text('isWellMade')}
        </p>
      )}
      <p className="actions">
        <button type="submit" disabled={lock.isPending}>
          {text('check')}
        </button>
        {plan && (
          <button
            type="button"
            className="primary"
            disabled={lock.isPending}
            onClick={() => {
              setAsking(true);
            }}
          >
            {text('lock')}
          </button>
        )}
      </p>
      {asking && plan && (
        <LockDialog
          onEnd={(isSure) => {
            setAsking(false);
            if (isSure) lock.mutate(plan);
          }}
        />
      )}
    </form>
  );
}
