import { queryOptions } from '@tanstack/react-query';
import { answerOf, everyItem, server } from '../../shell/server';

/** Open requests first, by the day on which they are due. */
export const dataRequestsQuery = (project: string) =>
  queryOptions({
    queryKey: ['data-requests', project],
    queryFn: async () => {
      const items = await everyItem((after) =>
        answerOf(
          server.GET('/api/v1/projects/{project}/data-requests', {
            params: { path: { project }, query: { ...(after !== undefined && { after }), limit: 500 } },
          }),
        ),
      );
      const rank = ({ state, dueOn }: (typeof items)[number]) => (state === 'open' ? '0' : '1') + dueOn;
      return items.sort((a, b) => rank(a).localeCompare(rank(b)));
    },
  });

export const retentionQuery = (project: string) =>
  queryOptions({
    queryKey: ['retention', project],
    queryFn: () =>
      answerOf(server.GET('/api/v1/projects/{project}/retention', { params: { path: { project } } })),
  });
