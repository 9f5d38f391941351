import type { BilingualText } from '@tongxing/contracts';
import { acceptKeys } from '../outbox/sealing';
import { deviceFetch } from '../../access/device-fetch';
import { deviceServer } from '../../access/device-server';
import { answerOf, ServerProblem } from '../../shell/problem';
import type { Schemas } from '../../shell/server';
import { recordedAs } from '../hear/recorded-as';
import { SUBTLE } from '../outbox/queue';
import { keepServerKeys, readServerKeys } from '../outbox/server-keys';
import { keepSingle } from '../storage/single';
import { write } from '../storage/transaction';
import { RECORDINGS_CACHE } from '../worker/names';
import { WORKLISTS } from './field';
import { keptInstrument, type AnswerKey, type KeptInstrument } from './instruments-store';
import { withChanges, type Item, type KeptWorklist } from './worklist';

interface Place {
  readonly database: IDBDatabase;
  readonly vaultKey: CryptoKey;
  readonly project: string;
}

type Named = Pick<Schemas['InstrumentVersion'], 'version' | 'hash'> & { readonly id: string };

/** After so long the whole list is asked for again. */
const WHOLE_AFTER_MS = 7 * 86_400_000;

/**
 * Fetches everything that days without a network need: the server's keys, the lists of the waves that are open, the
 * questionnaires that they name and their recordings. What is here stays until the new is complete.
 *
 * @throws ServerProblem, StorageFault
 */
export async function fetchWork(place: Place, kept: readonly KeptWorklist[]): Promise<void> {
  const { project } = place;
  const [found, waves] = await Promise.all([
    answerOf(deviceServer.GET('/api/v1/projects/{project}', { params: { path: { project } } })),
    answerOf(deviceServer.GET('/api/v1/projects/{project}/waves', { params: { path: { project } } })),
    fetchKeys(place.database),
  ]);
  const lists: KeptWorklist[] = [];
  for (const wave of openWaves(waves.items)) {
    const before = kept.find((list) => list.wave === wave.id);
    const list = await fetchWorklist(place, wave, before, found.synthetic);
    lists.push({
      ...list,
      titles: await fetchVersions(place.database, [...list.instruments, ...list.scripts]),
    });
  }
  await keepSingle(place.database, place.vaultKey, WORKLISTS, lists);
}

/** Waves whose days include today; a wave without days is always open. */
function openWaves(waves: readonly Schemas['Wave'][]): Schemas['Wave'][] {
  const today = new Date().toISOString().slice(0, 10);
  return waves
    .filter(({ opensOn, closesOn }) => (opensOn ?? today) <= today && today <= (closesOn ?? today))
    .sort((a, b) => a.ordinal - b.ordinal);
}

/** Keys change rarely; a list is believed only where a key that is trusted already has signed it. */
async function fetchKeys(database: IDBDatabase): Promise<void> {
  const known = await readServerKeys(database);
  const list = await answerOf(deviceServer.GET('/api/v1/sync/keys'));
  const keys = known && (await acceptKeys(SUBTLE, list, known));
  if (!keys) throw new ServerProblem('unexpected');
  await keepServerKeys(database, { ...known, ...keys });
}

type Wave = Schemas['Wave'];

/** A wave's whole list, or what has changed since it was last asked for. */
async function fetchWorklist(
  { project }: Place,
  wave: Wave,
  before: KeptWorklist | undefined,
  synthetic: boolean,
): Promise<Omit<KeptWorklist, 'titles'>> {
  const fetchedAt = new Date().toISOString();
  const since = before && isRecent(before) ? before.until : undefined;
  const first = await page(project, wave.id, { since });
  const items: Item[] = [...first.items];
  for (let { next } = first; next !== undefined;) {
    const more = await page(project, wave.id, { since, after: next });
    items.push(...more.items);
    ({ next } = more);
  }
  const { gone, ...list } = first;
  delete list.next;
  return {
    ...list,
    items: withChanges(since === undefined ? [] : (before?.items ?? []), items, gone),
    waveName: wave.name,
    synthetic,
    fetchedAt,
  };
}

const isRecent = ({ fetchedAt }: KeptWorklist): boolean =>
  Math.abs(Date.now() - Date.parse(fetchedAt)) < WHOLE_AFTER_MS;

const page = (
  project: string,
  wave: string,
  { since, after }: { since?: string | undefined; after?: string },
) =>
  answerOf(
    deviceServer.GET('/api/v1/projects/{project}/waves/{wave}/worklist', {
      params: {
        path: { project, wave },
        // The whole is asked for: what has not changed is left out by `since`.
        header: { 'if-none-match': '' },
        query: { ...(since !== undefined && { since }), ...(after !== undefined && { after }) },
      },
    }),
  );

/** Fetches the versions that are not here yet. @returns the titles of all of them, by hash */
async function fetchVersions(
  database: IDBDatabase,
  named: readonly Named[],
): Promise<Record<string, BilingualText>> {
  const once = [...new Map(named.map((one) => [one.hash, one])).values()];
  const titles = once.map(async (one) => {
    const instrument = (await keptInstrument(database, one.hash)) ?? (await fetchVersion(database, one));
    return [one.hash, instrument.version.title] as const;
  });
  return Object.fromEntries(await Promise.all(titles));
}

async function fetchVersion(database: IDBDatabase, { id, version, hash }: Named): Promise<KeptInstrument> {
  const path = { instrument: id, version };
  const [found, recordings] = await Promise.all([
    answerOf(deviceServer.GET('/api/v1/instruments/{instrument}/{version}', { params: { path } })),
    answerOf(deviceServer.GET('/api/v1/instruments/{instrument}/{version}/audio', { params: { path } })),
  ]);
  const folder = `/api/v1/instruments/${encodeURIComponent(id)}/${version}/audio`;
  const recorded = recordings.items.map(({ language, name }) => {
    const as = recordedAs(language, name);
    return [as, `${folder}/${as}`] as const;
  });
  await keepRecordings(recorded.map(([, address]) => address));
  const { key, ...rest } = found;
  const kept: KeptInstrument = { version: rest, key: key as unknown as AnswerKey, recorded };
  await write(database, ['instruments'], (transaction) => {
    transaction.objectStore('instruments').put(kept, hash);
  });
  return kept;
}

/** Recordings that cannot be kept are fetched when they are played: a question can be asked without them. */
async function keepRecordings(addresses: readonly string[]): Promise<void> {
  if (!('caches' in globalThis)) return;
  const cache = await caches.open(RECORDINGS_CACHE);
  for (const address of addresses) {
    if (await cache.match(address)) continue;
    const response = await deviceFetch(address).catch(() => undefined);
    if (response?.ok) await cache.put(address, response).catch(() => undefined);
  }
}
