import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, everyItem, server, type Schemas } from '../../shell/server';

export type CaseList = 'open' | 'closed' | 'drill';

const MINUTE_MS = 60_000;
const QUERY: Readonly<Record<CaseList, { closed?: 'true'; drill?: 'true' }>> = {
  open: {},
  closed: { closed: 'true' },
  drill: { drill: 'true' },
};

/** The caller's cases, page by page; asked again every minute, for clocks run while nobody touches the page. */
export const queueQuery = (project: string, list: CaseList) =>
  infiniteQueryOptions({
    queryKey: ['alerts', project, list],
    queryFn: ({ pageParam }: { pageParam: string | undefined }) =>
      answerOf(
        server.GET('/api/v1/projects/{project}/safeguarding/alerts', {
          params: {
            path: { project },
            query: { ...QUERY[list], ...(pageParam !== undefined && { after: pageParam }) },
          },
        }),
      ),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next,
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

/** The team and who could be in it, for whoever appoints it. */
export const candidatesQuery = (project: string) =>
  queryOptions({
    queryKey: ['safeguarding-candidates', project],
    queryFn: () =>
      answerOf(
        server.GET('/api/v1/projects/{project}/safeguarding/team/candidates', {
          params: { path: { project } },
        }),
      ),
  });

export const cutsQuery = (project: string) =>
  queryOptions({
    queryKey: ['safeguarding-cuts', project],
    queryFn: () =>
      answerOf(server.GET('/api/v1/projects/{project}/safeguarding/cuts', { params: { path: { project } } })),
  });

type Version = Schemas['InstrumentVersionSummary'];

/** A cut that the red flag of a published questionnaire asks for. */
export type AskedCut = NonNullable<Version['cuts']>[number] & Pick<Version, 'instrument' | 'version' | 'title'>;

export const askedCutsQuery = queryOptions({
  queryKey: ['asked-cuts'],
  queryFn: async (): Promise<AskedCut[]> => {
    const versions = await everyItem((after) =>
      answerOf(
        server.GET('/api/v1/instruments', { params: { query: { ...(after !== undefined && { after }) } } }),
      ),
    );
    return versions.flatMap(({ cuts = [], instrument, version, title }) =>
      cuts.map((cut) => ({ ...cut, instrument, version, title })),
    );
  },
});

/** What arrived before a wave was opened, by county. */
export const earlyQuery = (project: string, wave: string) =>
  queryOptions({
    queryKey: ['early', project, wave],
    queryFn: () =>
      answerOf(
        server.GET('/api/v1/projects/{project}/waves/{wave}/early-submissions', {
          params: { path: { project, wave } },
        }),
      ),
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
