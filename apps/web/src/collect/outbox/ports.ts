import type { DevicePorts, RawAnswer } from '@tongxing/sync';
import { deviceFetch } from '../../access/device-fetch';
import { applyToOutbox, readOutbox } from './outbox-store';
import { SUBTLE } from './queue';

/** What libs/sync needs of this device to deliver its outbox. */
export const portsOf = (database: IDBDatabase, project: string): DevicePorts => ({
  subtle: SUBTLE,
  outbox: {
    items: async () => (await readOutbox(database)).map(({ item }) => item),
    apply: (id, event) => applyToOutbox(database, id, event),
  },
  request: (path, body) => post(`/api/v1/projects/${project}/sync/${path}`, JSON.stringify(body)),
  clock: () => new Date().toISOString(),
});

/** So long may a slow line take for one batch before it counts as cut. */
const PATIENCE_MS = 120_000;

async function post(address: string, text: string): Promise<RawAnswer | undefined> {
  const end = new AbortController();
  const timer = setTimeout(() => {
    end.abort();
  }, PATIENCE_MS);
  try {
    const { bytes, encoding } = await packed(text);
    const response = await deviceFetch(address, {
      method: 'POST',
      body: bytes,
      headers: { 'content-type': 'application/json', ...(encoding && { 'content-encoding': encoding }) },
      signal: end.signal,
    });
    const contentType = response.headers.get('content-type') ?? '';
    return { status: response.status, contentType, body: await response.text() };
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** What is sealed hardly shrinks; the base64 around it does, by a quarter. Old WebViews send it as it is. */
async function packed(text: string): Promise<{ bytes: Blob; encoding?: 'gzip' }> {
  const plain = new Blob([text]);
  if (!('CompressionStream' in globalThis)) return { bytes: plain };
  const stream = plain.stream().pipeThrough(new CompressionStream('gzip'));
  return { bytes: await new Response(stream).blob(), encoding: 'gzip' };
}
