import { useState, type SyntheticEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { PageTitle } from '../shell/frame';
import { ProblemNotice } from '../shell/notice';
import { answerOf, server, ServerProblem } from '../shell/server';
import { Field } from './field';
import { sessionQuery } from './session';
import { useAccessText } from './texts';

/** Name and password; then a code, where the account has a second factor. */
export function SignInPage() {
  const text = useAccessText();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const signIn = useMutation({
    mutationFn: () =>
      answerOf(server.POST('/api/v1/session', { body: { name, password, ...(code !== '' && { code }) } })),
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
    },
  });
  const problem = signIn.error instanceof ServerProblem ? signIn.error.code : undefined;
  const [asksCode, setAsksCode] = useState(false);
  if (problem === 'second-factor-needed' && !asksCode) setAsksCode(true);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <>
      <PageTitle>{text('signIn')}</PageTitle>
      <form className="start" onSubmit={submit}>
        <Field label={text('name')} autoComplete="username" value={name} onChange={setName} autoFocus />
        <Field
          label={text('password')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        {asksCode && (
          <Field
            key="code"
            label={text('code')}
            autoComplete="one-time-code"
            value={code}
            onChange={setCode}
            autoFocus
          />
        )}
        {signIn.isError && <ProblemNotice error={signIn.error} />}
        <button type="submit" className="primary" disabled={signIn.isPending}>
          {text('signIn')}
        </button>
        <p className="quiet">{text('noPassword')}</p>
      </form>
    </>
  );
}
