import { queryOptions } from '@tanstack/react-query';
import { answerOf, everyItem, server } from '../shell/server';

/** Where the caller is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => answerOf(server.GET('/api/v1/account/sessions')),
});

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: () =>
    everyItem((after) =>
      answerOf(server.GET('/api/v1/users', { params: { query: { ...(after !== undefined && { after }) } } })),
    ),
});

export const sitesQuery = (project: string) =>
  queryOptions({
    queryKey: ['sites', project],
    queryFn: () =>
      everyItem((after) =>
        answerOf(
          server.GET('/api/v1/projects/{project}/sites', {
            params: { path: { project }, query: { ...(after !== undefined && { after }) } },
          }),
        ),
      ),
  });

export const devicesQuery = (project: string) =>
  queryOptions({
    queryKey: ['devices', project],
    queryFn: () =>
      everyItem((after) =>
        answerOf(
          server.GET('/api/v1/projects/{project}/devices', {
            params: { path: { project }, query: { ...(after !== undefined && { after }) } },
          }),
        ),
      ),
  });
