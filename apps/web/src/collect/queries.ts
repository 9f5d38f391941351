import { queryOptions } from '@tanstack/react-query';
import { answerOf, everyItem, server, type Schemas } from '../shell/server';

/** What a sitting can be made of: the project, its waves, and the questionnaires that may be shown. */
export interface Setting {
  readonly project: Schemas['Project'];
  readonly waves: readonly Schemas['Wave'][];
  readonly instruments: readonly Schemas['InstrumentVersionSummary'][];
}

export const settingQuery = (project: string) =>
  queryOptions({
    queryKey: ['setting', project],
    queryFn: async (): Promise<Setting> => {
      const path = { project };
      const [found, waves, instruments] = await Promise.all([
        answerOf(server.GET('/api/v1/projects/{project}', { params: { path } })),
        answerOf(server.GET('/api/v1/projects/{project}/waves', { params: { path } })),
        everyItem((after) =>
          answerOf(
            server.GET('/api/v1/instruments', { params: { query: { ...(after !== undefined && { after }) } } }),
          ),
        ),
      ]);
      return {
        project: found,
        waves: waves.items.sort((a, b) => a.ordinal - b.ordinal),
        instruments: instruments.filter((i) => i.rendersOnScreen),
      };
    },
  });

/** The first study codes of the project, to choose from. Codes only: a name is nowhere to be had. */
export const studyCodesQuery = (project: string) =>
  queryOptions({
    queryKey: ['study-codes', project],
    queryFn: async () => {
      const { items } = await answerOf(
        server.GET('/api/v1/projects/{project}/participants', {
          params: { path: { project }, query: { limit: 100 } },
        }),
      );
      return items.map((participant) => participant.studyCode);
    },
  });
