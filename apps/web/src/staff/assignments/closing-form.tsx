import { useState, type SubmitEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DISPOSITIONS, GIVEN_DISPOSITIONS, type AssignmentReason } from '@tongxing/contracts';
import { Choice } from '../../access/choice';
import { useSpeech } from '../../shell/language';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server } from '../../shell/server';
import { ReasonChoice } from './reason-choice';
import { useAssignmentText } from './texts';

interface Props {
  readonly project: string;
  readonly assignment: string;
}

/** Ends an assignment without answers, as a supervisor knows it. */
export function ClosingForm({ project, assignment }: Props) {
  const text = useAssignmentText();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const [on, setOn] = useState('');
  const [disposition, setDisposition] = useState<(typeof GIVEN_DISPOSITIONS)[number]>('refused');
  const [reason, setReason] = useState<AssignmentReason | ''>('');
  const close = useMutation({
    mutationFn: () =>
      answerOf(
        server.POST('/api/v1/projects/{project}/assignments/{assignment}/closings', {
          params: { path: { project, assignment } },
          body: { on, disposition, ...(reason !== '' && { reason }) },
        }),
      ),
    onSuccess: () => queries.invalidateQueries(),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    close.mutate();
  };
  return (
    <form className="start" onSubmit={submit} aria-labelledby="close">
      <h2 id="close">{text('close')}</h2>
      <p className="quiet">{text('closeHow')}</p>
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
        value={disposition}
        options={GIVEN_DISPOSITIONS.map((each) => [each, say(DISPOSITIONS[each])] as const)}
        onChange={(chosen) => {
          setDisposition(GIVEN_DISPOSITIONS.find((each) => each === chosen) ?? 'refused');
        }}
      />
      <ReasonChoice value={reason} onChange={setReason} />
      {close.isError && <ProblemNotice error={close.error} />}
      <button type="submit" disabled={close.isPending}>
        {text('close')}
      </button>
    </form>
  );
}
