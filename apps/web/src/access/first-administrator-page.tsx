import { useState, type SyntheticEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { PageTitle } from '../shell/frame';
import { ProblemNotice } from '../shell/notice';
import { answerOf, server } from '../shell/server';
import { Field } from './field';
import { useLinkToken } from './link-token';
import { isReady, NewPasswordFields, useNewPassword } from './new-password';
import { sessionQuery } from './session';
import { useAccessText } from './texts';

/** Where the link leads that the server prints at its first start. */
export default function FirstAdministratorPage() {
  const text = useAccessText();
  const token = useLinkToken();
  const queries = useQueryClient();
  const [, goTo] = useLocation();
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [password, setPassword] = useNewPassword();
  const save = useMutation({
    mutationFn: (given: string) =>
      answerOf(
        server.POST('/api/v1/links/first-administrator', {
          body: { token: given, name, displayName: displayName.trim(), password: password.value },
        }),
      ),
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      goTo('/account', { replace: true });
    },
  });
  if (token === undefined) return <p className="notice problem">{text('linkIncomplete')}</p>;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate(token);
  };
  return (
    <>
      <PageTitle>{text('firstAdministrator')}</PageTitle>
      <p>{text('firstAdministratorHow')}</p>
      <form className="start" onSubmit={submit}>
        <Field
          label={text('name')}
          how={text('nameHow')}
          autoComplete="username"
          value={name}
          onChange={setName}
        />
        <Field
          label={text('displayName')}
          autoComplete="name"
          maxLength={100}
          value={displayName}
          onChange={setDisplayName}
        />
        <NewPasswordFields password={password} onChange={setPassword} />
        {save.isError && <ProblemNotice error={save.error} />}
        <button type="submit" className="primary" disabled={!isReady(password) || save.isPending}>
          {text('save')}
        </button>
      </form>
    </>
  );
}
