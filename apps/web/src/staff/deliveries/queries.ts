import { queryOptions } from '@tanstack/react-query';
import { SYNC_BATCH_LIMIT, SYNC_PROTOCOL } from '@tongxing/contracts';
import { readBackup } from '@tongxing/sync';
import { answerOf, server, type Schemas } from '../../shell/server';

type Result = Schemas['SyncAnswer']['results'][number];

export const quarantineQuery = (project: string) =>
  queryOptions({
    queryKey: ['quarantine', project],
    queryFn: async () => {
      const items: Schemas['QuarantinedItem'][] = [];
      for (let after: number | undefined = 0; after !== undefined;) {
        const query: { after: number; limit: number } = { after, limit: 500 };
        const page: Schemas['QuarantinePage'] = await answerOf(
          server.GET('/api/v1/projects/{project}/sync/quarantine', { params: { path: { project }, query } }),
        );
        items.push(...page.items);
        after = page.next;
      }
      return items;
    },
  });

export const tryAgain = (project: string, sequence: number) =>
  answerOf(
    server.POST('/api/v1/projects/{project}/sync/quarantine/{sequence}/attempts', {
      params: { path: { project, sequence } },
    }),
  );

/** What became of a file; undefined where it is no backup. */
export interface BroughtIn {
  readonly results: readonly Result[];
  readonly missing: number;
}

export async function bringIn(project: string, file: File): Promise<BroughtIn | undefined> {
  const backup = readBackup(await file.text());
  if (!backup) return undefined;
  const results: Result[] = [];
  for (let start = 0; start < backup.items.length; start += SYNC_BATCH_LIMIT) {
    const items = backup.items.slice(start, start + SYNC_BATCH_LIMIT);
    const body = { protocol: SYNC_PROTOCOL.newest, items };
    const call = server.POST('/api/v1/projects/{project}/sync/batches', {
      params: { path: { project } },
      body,
    });
    results.push(...(await answerOf(call)).results);
  }
  return { results, missing: backup.missing };
}
