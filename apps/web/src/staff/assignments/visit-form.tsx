import { useState, type SubmitEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { VISIT_OUTCOMES, type AssignmentReason, type VisitOutcome } from '@tongxing/contracts';
import { v7 } from 'uuid';
import { Choice } from '../../access/choice';
import { useSpeech } from '../../shell/language';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server } from '../../shell/server';
import { ReasonChoice } from './reason-choice';
import { useAssignmentText } from './texts';

const OUTCOMES = Object.keys(VISIT_OUTCOMES) as VisitOutcome[];

interface Props {
  readonly project: string;
  readonly assignment: string;
}

/** Records an attempt that brought no answers. Its id is made once, so that sending again stores it once. */
export function VisitForm({ project, assignment }: Props) {
  const text = useAssignmentText();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const [id, setId] = useState(() => v7());
  const [on, setOn] = useState('');
  const [outcome, setOutcome] = useState<VisitOutcome>('absent');
  const [reason, setReason] = useState<AssignmentReason | ''>('');
  const [final, setFinal] = useState(false);
  const isFinal = final && outcome !== 'postponed';
  const record = useMutation({
    mutationFn: () =>
      answerOf(
        server.POST('/api/v1/projects/{project}/assignments/{assignment}/visits', {
          params: { path: { project, assignment } },
          body: { id, on, outcome, final: isFinal, ...(reason !== '' && { reason }) },
        }),
      ),
    onSuccess: () => {
      setId(v7());
      setOn('');
      setReason('');
      setFinal(false);
      return queries.invalidateQueries();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    record.mutate();
  };
  return (
    <form className="start" onSubmit={submit} aria-labelledby="record-visit">
      <h2 id="record-visit">{text('recordVisit')}</h2>
      <label>
        {text('day')}
        <input
          type="date"
          required
          value={on}
          onChange={(event) => {
            setOn(event.target.value);
          }}
        />
      </label>
      <Choice
        label={text('outcome')}
        value={outcome}
        options={OUTCOMES.map((each) => [each, say(VISIT_OUTCOMES[each])] as const)}
        onChange={(chosen) => {
          setOutcome(OUTCOMES.find((each) => each === chosen) ?? 'absent');
        }}
      />
      <ReasonChoice value={reason} onChange={setReason} />
      <label className="inline">
        <input
          type="checkbox"
          checked={isFinal}
          disabled={outcome === 'postponed'}
          onChange={(event) => {
            setFinal(event.target.checked);
          }}
        />
        {text('finalHow')}
      </label>
      {record.isError && <ProblemNotice error={record.error} />}
      <button type="submit" disabled={record.isPending}>
        {text('record')}
      </button>
    </form>
  );
}
