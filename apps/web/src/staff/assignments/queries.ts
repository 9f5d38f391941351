import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, everyItem, server, type Schemas } from '../../shell/server';

/** What of a wave is listed; nothing that is empty narrows it. */
export interface Filter {
  readonly wave: string;
  readonly site: string;
  readonly state: string;
  readonly enumerator: string;
}

const PAGE = 100;

export const protocolQuery = (project: string, wave: string) =>
  queryOptions({
    queryKey: ['protocol', project, wave],
    enabled: wave !== '',
    queryFn: () =>
      answerOf(
        server.GET('/api/v1/projects/{project}/waves/{wave}/protocol', { params: { path: { project, wave } } }),
      ),
  });

export const progressQuery = (project: string, wave: string) =>
  queryOptions({
    queryKey: ['progress', project, wave],
    enabled: wave !== '',
    queryFn: async () =>
      (
        await answerOf(
          server.GET('/api/v1/projects/{project}/waves/{wave}/progress', {
            params: { path: { project, wave } },
          }),
        )
      ).items,
  });

export const assignmentsQuery = (project: string, { wave, site, state, enumerator }: Filter) =>
  infiniteQueryOptions({
    queryKey: ['assignments', project, wave, site, state, enumerator],
    enabled: wave !== '',
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answerOf(
        server.GET('/api/v1/projects/{project}/assignments', {
          params: {
            path: { project },
            query: {
              wave,
              limit: PAGE,
              ...(site !== '' && { site }),
              ...(state !== '' && { state: state as Schemas['Assignment']['state'] }),
              ...(enumerator !== '' && { enumerator }),
              ...(pageParam !== undefined && { after: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });

export const assignmentQuery = (project: string, assignment: string) =>
  queryOptions({
    queryKey: ['assignment', project, assignment],
    queryFn: () =>
      answerOf(
        server.GET('/api/v1/projects/{project}/assignments/{assignment}', {
          params: { path: { project, assignment } },
        }),
      ),
  });

export const guardianLinksQuery = (project: string, assignment: string) =>
  queryOptions({
    queryKey: ['guardian-links', project, assignment],
    queryFn: async () =>
      (
        await answerOf(
          server.GET('/api/v1/projects/{project}/assignments/{assignment}/guardian-links', {
            params: { path: { project, assignment } },
          }),
        )
      ).items,
  });

export const enumeratorsQuery = (project: string) =>
  queryOptions({
    queryKey: ['enumerators', project],
    queryFn: async () =>
      (await answerOf(server.GET('/api/v1/projects/{project}/enumerators', { params: { path: { project } } })))
        .items,
  });

export const instrumentsQuery = queryOptions({
  queryKey: ['instruments'],
  queryFn: () =>
    everyItem((after) =>
      answerOf(
        server.GET('/api/v1/instruments', {
          params: { query: { limit: 500, ...(after !== undefined && { after }) } },
        }),
      ),
    ),
});
