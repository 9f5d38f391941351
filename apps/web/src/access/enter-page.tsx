import { useEffect } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { Loading, ProblemNotice } from '../shell/notice';
import { answerOf, server } from '../shell/server';
import { useLinkToken } from './link-token';
import { sessionQuery } from './session';
import { useAccessText } from './texts';

/** Where the link of the demonstration leads: it signs in, once. */
export default function EnterPage() {
  const text = useAccessText();
  const token = useLinkToken();
  const queries = useQueryClient();
  const [, goTo] = useLocation();
  const { mutate, error } = useMutation({
    mutationFn: (given: string) => answerOf(server.POST('/api/v1/links/sign-in', { body: { token: given } })),
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      goTo('/', { replace: true });
    },
  });
  useEffect(() => {
    if (token !== undefined) mutate(token);
  }, [token, mutate]);
  if (token === undefined) return <p className="notice problem">{text('linkIncomplete')}</p>;
  return error ? <ProblemNotice error={error} /> : <Loading>{text('entering')}</Loading>;
}
