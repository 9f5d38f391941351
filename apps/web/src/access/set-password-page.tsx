import type { SyntheticEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import { PageTitle } from '../shell/frame';
import { ProblemNotice } from '../shell/notice';
import { answerOf, server } from '../shell/server';
import { useLinkToken } from './link-token';
import { isReady, NewPasswordFields, useNewPassword } from './new-password';
import { useAccessText } from './texts';

/** Where the link of an invitation or a reset leads. */
export default function SetPasswordPage() {
  const text = useAccessText();
  const token = useLinkToken();
  const [password, setPassword] = useNewPassword();
  const save = useMutation({
    mutationFn: (given: string) =>
      answerOf(server.POST('/api/v1/links/password', { body: { token: given, password: password.value } })),
  });
  if (token === undefined) return <p className="notice problem">{text('linkIncomplete')}</p>;
  if (save.isSuccess)
    return (
      <div role="status" className="notice good">
        <p>{text('passwordSet')}</p>
        <Link href="/">{text('signIn')}</Link>
      </div>
    );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate(token);
  };
  return (
    <>
      <PageTitle>{text('setPassword')}</PageTitle>
      <form className="start" onSubmit={submit}>
        <NewPasswordFields password={password} onChange={setPassword} />
        {save.isError && <ProblemNotice error={save.error} />}
        <button type="submit" className="primary" disabled={!isReady(password) || save.isPending}>
          {text('save')}
        </button>
      </form>
    </>
  );
}
