import { useState, type SyntheticEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemNotice } from '../shell/notice';
import { answerOf, server } from '../shell/server';
import { Field } from './field';
import { LinkToHandOver } from './link-to-hand-over';
import { usersQuery } from './queries';
import { useAccessText } from './texts';

/** Makes an account and shows the link by which its owner sets the password. Grants are given afterwards. */
export function InviteForm() {
  const text = useAccessText();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const invite = useMutation({
    mutationFn: () =>
      answerOf(server.POST('/api/v1/users', { body: { name, displayName: displayName.trim(), grants: [] } })),
    onSuccess: () => {
      setName('');
      setDisplayName('');
      return queries.invalidateQueries({ queryKey: usersQuery.queryKey });
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    invite.mutate();
  };
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">{text('invite')}</h2>
      <form className="start" onSubmit={submit}>
        <Field label={text('name')} how={text('nameHow')} autoComplete="off" value={name} onChange={setName} />
        <Field
          label={text('displayName')}
          autoComplete="off"
          maxLength={100}
          value={displayName}
          onChange={setDisplayName}
        />
        {invite.isError && <ProblemNotice error={invite.error} />}
        <button type="submit" className="primary" disabled={invite.isPending}>
          {text('invite')}
        </button>
      </form>
      {invite.data && <LinkToHandOver path={invite.data.link} expiresAt={invite.data.expiresAt} />}
    </section>
  );
}
