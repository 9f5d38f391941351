import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemNotice } from '../shell/notice';
import { answerOf, server, type Schemas } from '../shell/server';
import { GrantForm } from './grant-form';
import { GrantList } from './grant-list';
import { LinkToHandOver } from './link-to-hand-over';
import { usersQuery } from './queries';
import { SureButton } from './sure-button';
import { useAccessText } from './texts';

type User = Schemas['User'];

/** A user with grants, and what an administrator can do about them. */
export function UserCard({ user }: { user: User }) {
  const text = useAccessText();
  const queries = useQueryClient();
  const path = { user: user.id };
  const keep = (changed: User) => {
    queries.setQueryData(usersQuery.queryKey, (users) =>
      users?.map((other) => (other.id === changed.id ? changed : other)),
    );
  };
  const setActive = useMutation({
    mutationFn: (active: boolean) =>
      answerOf(server.PUT('/api/v1/users/{user}', { params: { path }, body: { active } })),
    onSuccess: keep,
  });
  const reset = useMutation({
    mutationFn: (secondFactor: boolean) =>
      answerOf(server.POST('/api/v1/users/{user}/reset', { params: { path }, body: { secondFactor } })),
    onSuccess: ({ user: changed }) => {
      keep(changed);
    },
  });
  const problem = setActive.error ?? reset.error;
  return (
    <li className="card">
      <h3>{user.displayName}</h3>
      <p className="quiet">
        <code>{user.name}</code>
        {!user.active && ` · ${text('inactive')}`}
        {!user.hasPassword && ` · ${text('noPasswordYet')}`}
        {user.hasSecondFactor && ` · ${text('withFactor')}`}
      </p>
      <GrantList user={user} onChange={keep} />
      <GrantForm user={user} onChange={keep} />
      <p className="actions">
        <SureButton
          onSure={() => {
            reset.mutate(false);
          }}
        >
          {text('reset')}
        </SureButton>
        {user.hasSecondFactor && (
          <SureButton
            onSure={() => {
              reset.mutate(true);
            }}
          >
            {text('resetAll')}
          </SureButton>
        )}
        <SureButton
          onSure={() => {
            setActive.mutate(!user.active);
          }}
        >
          {text(user.active ? 'deactivate' : 'activate')}
        </SureButton>
      </p>
      {problem && <ProblemNotice error={problem} />}
      {reset.data && <LinkToHandOver path={reset.data.link} expiresAt={reset.data.expiresAt} />}
    </li>
  );
}
