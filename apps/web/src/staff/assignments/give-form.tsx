import { useState, type SubmitEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Choice } from '../../access/choice';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server } from '../../shell/server';
import { useAssignmentText } from './texts';
import { useEnumerators } from './use-enumerators';

interface Props {
  readonly project: string;
  readonly selected: readonly string[];
  readonly onGiven: () => void;
}

/** Gives what is ticked to somebody, or back to the team of the site. */
export function GiveForm({ project, selected, onGiven }: Props) {
  const text = useAssignmentText();
  const queries = useQueryClient();
  const { enumerators } = useEnumerators(project);
  const [enumerator, setEnumerator] = useState('');
  const give = useMutation({
    mutationFn: () =>
      answerOf(
        server.POST('/api/v1/projects/{project}/assignments/enumerator', {
          params: { path: { project } },
          body: { assignments: [...selected], ...(enumerator !== '' && { enumerator }) },
        }),
      ),
    onSuccess: () => {
      onGiven();
      return queries.invalidateQueries();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    give.mutate();
  };
  return (
    <form className="actions" onSubmit={submit}>
      <span aria-live="polite">{text('selected', selected.length)}</span>
      <Choice
        label={text('giveTo')}
        value={enumerator}
        options={[['', text('team')], ...enumerators.map(({ id, displayName }) => [id, displayName] as const)]}
        onChange={setEnumerator}
      />
      <button type="submit" disabled={selected.length === 0 || give.isPending}>
        {text('give')}
      </button>
      {give.isSuccess && selected.length === 0 && <span role="status">{text('given')}</span>}
      {give.isError && <ProblemNotice error={give.error} />}
    </form>
  );
}
