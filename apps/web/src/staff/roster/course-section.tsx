import { useState, type SubmitEvent } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { EXIT_REASONS, type ExitReason } from '@tongxing/contracts';
import { useMay } from '../../access/session';
import { useSpeech } from '../../shell/language';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server, type Schemas } from '../../shell/server';
import { sitesQuery } from './queries';
import { useRosterText } from './texts';

const COURSE = '/api/v1/projects/{project}/participants/{participant}/course' as const;

interface Shown {
  readonly project: string;
  readonly participant: Schemas['Participant'];
  readonly course: Schemas['ParticipantCourse'];
}

/** Where a participant was when, and what may come next; the last step can be taken back. */
export function CourseSection({ project, participant, course }: Shown) {
  const text = useRosterText();
  const may = useMay()('participants.write', project);
  const queries = useQueryClient();
  const params = { path: { project, participant: participant.id } };
  const refresh = () => queries.invalidateQueries();
  const undo = useMutation({
    mutationFn: (step: string) =>
      answerOf(server.POST(`${COURSE}/steps/{step}/undo`, { params: { path: { ...params.path, step } } })),
    onSuccess: refresh,
  });
  const last = course.steps.findLast(({ undoneAt }) => undoneAt === undefined);
  return (
    <section aria-labelledby="course">
      <h2 id="course">{text('course')}</h2>
      {course.steps.length === 0 && <p>{text('noSteps')}</p>}
      <ol>
        {course.steps.map((step) => (
          <li key={step.id}>
            <Step step={step} project={project} />{' '}
            {may && step.id === last?.id && (
              <button
                type="button"
                disabled={undo.isPending}
                onClick={() => {
                  undo.mutate(step.id);
                }}
              >
                {text('undo')}
              </button>
            )}
          </li>
        ))}
      </ol>
      {undo.isError && <ProblemNotice error={undo.error} />}
      {may && <NextStep key={course.steps.length} project={project} participant={participant} />}
    </section>
  );
}

function Step({ step, project }: { step: Schemas['CourseStep']; project: string }) {
  const text = useRosterText();
  const { say } = useSpeech();
  const to = useQuery(sitesQuery(project)).data?.find(({ id }) => id === step.to);
  return (
    <>
      <time>{step.on}</time> {text(step.kind)}
      {step.kind === 'exited' && step.reason !== undefined && ` · ${say(EXIT_REASONS[step.reason])}`}
      {step.kind !== 'exited' && to && ` · ${say(to.name)}`}
      {step.undoneAt !== undefined && ` (${text('undone')})`}
    </>
  );
}

function NextStep({ project, participant }: Pick<Shown, 'project' | 'participant'>) {
  const text = useRosterText();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const sites = useQuery(sitesQuery(project));
  const isActive = participant.state.kind === 'active';
  const [kind, setKind] = useState<'move' | 'exit'>('exit');
  const [on, setOn] = useState('');
  const [site, setSite] = useState('');
  const [reason, setReason] = useState<ExitReason | ''>('');
  const chosen = isActive ? kind : 'reEnter';
  const params = { path: { project, participant: participant.id } };
  const step = useMutation({
    mutationFn: () => {
      if (chosen === 'reEnter') return answerOf(server.POST(`${COURSE}/re-entries`, { params, body: { on } }));
      if (chosen === 'move') return answerOf(server.POST(`${COURSE}/moves`, { params, body: { on, site } }));
      return answerOf(server.POST(`${COURSE}/exits`, { params, body: { on, reason: reason || 'other' } }));
    },
    onSuccess: () => queries.invalidateQueries(),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    step.mutate();
  };
  return (
    <form className="start" onSubmit={submit}>
      {isActive && (
        <fieldset>
          <legend>{text('what')}</legend>
          {(['exit', 'move'] as const).map((each) => (
            <label key={each} className="inline">
              <input
                type="radio"
                name="step"
                checked={kind === each}
                onChange={() => {
                  setKind(each);
                }}
              />{' '}
              {text(each)}
            </label>
          ))}
        </fieldset>
      )}
      {!isActive && <h3>{text('reEnter')}</h3>}
      <label>
        {text('day')}{' '}
        <input
          type="date"
          required
          value={on}
          onChange={(event) => {
            setOn(event.target.value);
          }}
        />
      </label>
      {chosen === 'move' && (
        <label>
          {text('site')}{' '}
          <select
            required
            value={site}
            onChange={(event) => {
              setSite(event.target.value);
            }}
          >
            <option value="" />
            {sites.data
              ?.filter(({ id }) => id !== participant.site)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {say(name)}
                </option>
              ))}
          </select>
        </label>
      )}
      {chosen === 'exit' && (
        <label>
          {text('reason')}{' '}
          <select
            required
            value={reason}
            onChange={(event) => {
              setReason(event.target.value as ExitReason);
            }}
          >
            <option value="" />
            {Object.entries(EXIT_REASONS).map(([id, words]) => (
              <option key={id} value={id}>
                {say(words)}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit" disabled={step.isPending}>
        {text('save')}
      </button>
      {step.isError && <ProblemNotice error={step.error} />}
    </form>
  );
}
