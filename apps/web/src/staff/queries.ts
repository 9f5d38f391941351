import { queryOptions } from '@tanstack/react-query';
import { answerOf, everyItem, server, ServerProblem } from '../shell/server';

export const projectsQuery = queryOptions({
  queryKey: ['projects'],
  queryFn: () =>
    everyItem((after) =>
      answerOf(
        server.GET('/api/v1/projects', { params: { query: { ...(after !== undefined && { after }) } } }),
      ),
    ),
});

export const projectQuery = (project: string) =>
  queryOptions({
    queryKey: ['project', project],
    queryFn: () => answerOf(server.GET('/api/v1/projects/{project}', { params: { path: { project } } })),
  });

/** The newest analysis run, or null where none has been made. */
export const analysisQuery = (project: string) =>
  queryOptions({
    queryKey: ['analysis', project],
    queryFn: () =>
      answerOf(server.GET('/api/v1/projects/{project}/analysis', { params: { path: { project } } })).catch(
        (error: unknown) => {
          if (error instanceof ServerProblem && error.code === 'not-found') return null;
          throw error;
        },
      ),
  });

const POLL_MS = 700;

/** The project's reports; asked again and again while one of them is being made. */
export const reportsQuery = (project: string) =>
  queryOptions({
    queryKey: ['reports', project],
    queryFn: () =>
      everyItem((after) =>
        answerOf(
          server.GET('/api/v1/projects/{project}/reports', {
            params: { path: { project }, query: { ...(after !== undefined && { after }) } },
          }),
        ),
      ),
    refetchInterval: ({ state }) =>
      state.data?.some((r) => r.state === 'waiting' || r.state === 'running') ? POLL_MS : false,
  });

/** The project's datasets; asked again and again while one of them is being made. */
export const datasetsQuery = (project: string) =>
  queryOptions({
    queryKey: ['datasets', project],
    queryFn: () =>
      everyItem((after) =>
        answerOf(
          server.GET('/api/v1/projects/{project}/datasets', {
            params: { path: { project }, query: { ...(after !== undefined && { after }) } },
          }),
        ),
      ),
    refetchInterval: ({ state }) =>
      state.data?.some((d) => d.state === 'waiting' || d.state === 'running') ? POLL_MS : false,
  });
