import { queryOptions } from '@tanstack/react-query';
import { answerOf, everyItem, server } from '../../shell/server';

export type CaseList = 'open' | 'closed' | 'drill';

const MINUTE_MS = 60_000;
const QUERY: Readonly<Record<CaseList, { closed?: 'true'; drill?: 'true' }>> = {
  open: {},
  closed: { closed: 'true' },
  drill: { drill: 'true' },
};

/** The caller's cases; asked again every minute, for clocks run while nobody touches the page. */
export const queueQuery = (project: string, list: CaseList) =>
  queryOptions({
    queryKey: ['alerts', project, list],
    queryFn: () =>
      answerOf(
        server.GET('/api/v1/projects/{project}/safeguarding/alerts', {
          params: { path: { project }, query: QUERY[list] },
        }),
      ),
    refetchInterval: MINUTE_MS,
  });

/** A case file. It is read once: every reading is a line of its log. */
export const caseQuery = (project: string, alert: string) =>
  queryOptions({
    queryKey: ['alert', project, alert],
    queryFn: () =>
      answerOf(
        server.GET('/api/v1/projects/{project}/safeguarding/alerts/{alert}', {
          params: { path: { project, alert } },
        }),
      ),
    staleTime: Infinity,
    gcTime: 0,
  });

export const teamQuery = (project: string) =>
  queryOptions({
    queryKey: ['safeguarding-team', project],
    queryFn: () =>
      answerOf(server.GET('/api/v1/projects/{project}/safeguarding/team', { params: { path: { project } } })),
  });

export const referralMapsQuery = (project: string) =>
  queryOptions({
    queryKey: ['referral-maps', project],
    queryFn: () =>
      answerOf(
        server.GET('/api/v1/projects/{project}/safeguarding/referral-maps', { params: { path: { project } } }),
      ),
  });

export const wavesQuery = (project: string) =>
  queryOptions({
    queryKey: ['waves', project],
    queryFn: () => answerOf(server.GET('/api/v1/projects/{project}/waves', { params: { path: { project } } })),
  });

export const openingsQuery = (project: string, wave: string) =>
  queryOptions({
    queryKey: ['openings', project, wave],
    queryFn: () =>
      answerOf(
        server.GET('/api/v1/projects/{project}/waves/{wave}/openings', { params: { path: { project, wave } } }),
      ),
  });

export const drillQuery = (project: string) =>
  queryOptions({
    queryKey: ['drill', project],
    queryFn: () =>
      answerOf(server.GET('/api/v1/projects/{project}/safeguarding/drills', { params: { path: { project } } })),
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
