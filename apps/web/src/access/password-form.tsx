import { useState, type SyntheticEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemNotice } from '../shell/notice';
import { answerOf, server } from '../shell/server';
import { Field } from './field';
import { isReady, NewPasswordFields, useNewPassword } from './new-password';
import { sessionsQuery } from './queries';
import { useAccessText } from './texts';

/** Changes the caller's password, for whoever knows the present one. */
export function PasswordForm() {
  const text = useAccessText();
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useNewPassword();
  const change = useMutation({
    mutationFn: () => answerOf(server.PUT('/api/v1/account/password', { body: { current, next: next.value } })),
    onSuccess: (sessions) => {
      queries.setQueryData(sessionsQuery.queryKey, sessions);
      setCurrent('');
      setNext({ value: '', again: '' });
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <section aria-labelledby="password">
      <h2 id="password">{text('changePassword')}</h2>
      <form className="start" onSubmit={submit}>
        <Field
          label={text('currentPassword')}
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
        />
        <NewPasswordFields password={next} onChange={setNext} />
        {change.isError && <ProblemNotice error={change.error} />}
        {change.isSuccess && (
          <p role="status" className="notice good">
            {text('passwordChanged')}
          </p>
        )}
        <button type="submit" className="primary" disabled={!isReady(next) || change.isPending}>
          {text('save')}
        </button>
      </form>
    </section>
  );
}
