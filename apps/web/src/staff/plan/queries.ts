import { queryOptions } from '@tanstack/react-query';
import { answerOf, server } from '../../shell/server';

/** Every plan that a project has locked, first to newest; the last is in force. */
export const plansQuery = (project: string) =>
  queryOptions({
    queryKey: ['plans', project],
    queryFn: async () =>
      (await answerOf(server.GET('/api/v1/projects/{project}/plans', { params: { path: { project } } }))).items,
  });
