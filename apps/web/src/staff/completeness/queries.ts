import { queryOptions } from '@tanstack/react-query';
import { answerOf, server } from '../../shell/server';

/** What has arrived at a wave, and what was planned. */
export const completenessQuery = (project: string, wave: string) =>
  queryOptions({
    queryKey: ['completeness', project, wave],
    queryFn: () =>
      answerOf(
        server.GET('/api/v1/projects/{project}/waves/{wave}/completeness', {
          params: { path: { project, wave } },
        }),
      ),
  });
