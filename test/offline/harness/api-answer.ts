import { v7 } from 'uuid';
import { FIELD, versionOf, type Versions } from './field-data.js';
import type { SyncStore } from './sync-store.js';

/** A request that reached the server. */
interface Asked {
  readonly path: string;
  readonly body: unknown;
}

/** What the server answers; undefined for what is not there. */
export async function apiAnswer(
  store: SyncStore,
  instead: Versions,
  { path, body }: Asked,
): Promise<object | undefined> {
  const under = `/api/v1/projects/${FIELD.project.id}`;
  if (path === '/api/v1/devices/enrol')
    return { device: { ...FIELD.device, id: v7() }, project: FIELD.project.id, keys: await store.keys() };
  if (path === '/api/v1/sync/keys') return store.keys();
  if (path === under) return FIELD.project;
  if (path === `${under}/waves`) return { items: [FIELD.wave] };
  if (path === `${under}/waves/${FIELD.wave.id}/worklist`) return FIELD.worklist(instead);
  if (path === `${under}/sync/batches`) return store.receive(body);
  if (path === `${under}/sync/confirmations`) return store.confirm(body);
  const [, id, version, audio] = /^\/api\/v1\/instruments\/([^/]+)\/([\d.]+)(\/audio)?$/.exec(path) ?? [];
  if (id === undefined || version === undefined) return undefined;
  return audio === undefined ? versionOf(id, version) : { items: [] };
}
