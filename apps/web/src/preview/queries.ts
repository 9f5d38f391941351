import { queryOptions } from '@tanstack/react-query';
import type { Parsed } from '@tongxing/instruments';
import { ServerProblem } from '../shell/server';

export interface VersionName {
  readonly instrument: string;
  readonly version: string;
}

export const addressOf = ({ instrument, version }: VersionName): string =>
  `/preview/${encodeURIComponent(instrument)}/${version}`;

export const foldersQuery = queryOptions({
  queryKey: ['preview'],
  queryFn: async () => ((await fetched('')) as { items: VersionName[] }).items,
});

/** A version as its folder holds it now, or what is wrong with it. */
export const previewQuery = ({ instrument, version }: VersionName) =>
  queryOptions({
    queryKey: ['preview', instrument, version],
    queryFn: async () => (await fetched(`/${encodeURIComponent(instrument)}/${version}`)) as Parsed,
    staleTime: Infinity,
  });

/**
 * The preview's routes stand on a server of their own and are no part of the described API.
 *
 * @throws ServerProblem
 */
async function fetched(path: string): Promise<unknown> {
  const response = await fetch(`/api/v1/preview/instruments${path}`).catch(() => {
    throw new ServerProblem('offline');
  });
  if (!response.ok) throw new ServerProblem(response.status === 404 ? 'not-found' : 'unexpected');
  return response.json();
}
