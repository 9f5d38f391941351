import { queryOptions } from '@tanstack/react-query';
import { answerOf, server } from '../shell/server';

/** Where the caller is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => answerOf(server.GET('/api/v1/account/sessions')),
});
