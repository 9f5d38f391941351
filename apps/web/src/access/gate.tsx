import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Loading, ProblemNotice } from '../shell/notice';
import { useSpeech } from '../shell/language';
import { sessionQuery } from './session';
import { SignInPage } from './sign-in-page';

/** Lets in who is signed in; others sign in where they are, and then see the page that they came for. */
export function Gate({ children }: { children: ReactNode }) {
  const { text } = useSpeech();
  const session = useQuery(sessionQuery);
  if (session.isPending) return <Loading />;
  if (session.isError)
    return (
      <ProblemNotice error={session.error}>
        <button type="button" onClick={() => void session.refetch()}>
          {text('retry')}
        </button>
      </ProblemNotice>
    );
  return session.data ? children : <SignInPage />;
}
