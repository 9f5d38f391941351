import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { answerOf, server } from '../shell/server';
import { mayDo, sessionQuery } from './session';
import { useAccessText } from './texts';

/** In the frame of every page: the caller's account, and the way out. */
export function AccountLinks() {
  const text = useAccessText();
  const queries = useQueryClient();
  // Only looked at: pages that need nobody signed in must not ask the server who is.
  const { data: session } = useQuery({ ...sessionQuery, enabled: false });
  const signOut = useMutation({
    mutationFn: () => answerOf(server.DELETE('/api/v1/session')),
    onSettled: () => {
      queries.clear();
      location.assign('/');
    },
  });
  if (!session) return null;
  return (
    <nav className="actions" aria-label={text('account')}>
      {mayDo(session, 'users.manage') && <Link href="/users">{text('users')}</Link>}
      <Link href="/account">{session.account.displayName}</Link>
      <button
        type="button"
        disabled={signOut.isPending}
        onClick={() => {
          signOut.mutate();
        }}
      >
        {text('signOut')}
      </button>
    </nav>
  );
}
