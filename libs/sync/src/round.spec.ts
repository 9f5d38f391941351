import { webcrypto } from 'node:crypto';
import type { SealedItem, SyncResult } from '@tongxing/contracts';
import { deliver, FIRST_BATCH, step, type OutboxItem, type RawAnswer } from './index.js';

const STORE = '019ac000-0000-7000-8000-00000000000c';
const idOf = (n: number) => `019ac000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const KEYS = { sealing: { id: STORE, point: 'A'.repeat(87) }, signing: [] };

const answer = (results: SyncResult[]): RawAnswer => ({
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify({ protocol: { oldest: 1, newest: 1 }, store: STORE, sequence: 1, results }),
});
const refusal = (status: number, code = 'request-invalid'): RawAnswer => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: 'x', title: 'x', status, code }),
});

/** Delivers items of these sizes to a server that answers as told. @returns ids by request, and the round */
async function delivering(sizes: readonly number[], serve: (ids: readonly string[]) => RawAnswer) {
  const disk = new Map(
    sizes.map((size, n): [string, OutboxItem] => {
      const id = idOf(n);
      const sealed: SealedItem = {
        format: 1,
        id,
        key: STORE,
        ephemeral: 'A'.repeat(87),
        box: 'A'.repeat(size),
      };
      return [id, { state: 'sealed', id, sealed, hash: 'a'.repeat(64) }];
    }),
  );
  const requests: string[][] = [];
  const round = await deliver(
    {
      subtle: webcrypto.subtle,
      outbox: {
        items: () => Promise.resolve([...disk.values()]),
        apply: (id, event) => {
          disk.set(id, step(disk.get(id) as OutboxItem, event));
          return Promise.resolve();
        },
      },
      request: (_, body) => {
        const ids = (body as { items: SealedItem[] }).items.map(({ id }) => id);
        requests.push(ids);
        return Promise.resolve(serve(ids));
      },
      clock: () => '2026-03-01T08:00:00.000Z',
    },
    KEYS,
    FIRST_BATCH,
  );
  return { round, requests: requests.map((ids) => ids.map((id) => Number(id.slice(-12)))), disk };
}

const poisoned = (bad: number, outcome: SyncResult['outcome']) => (ids: readonly string[]) =>
  answer(ids.map((id) => ({ id, outcome: id === idOf(bad) ? outcome : 'retry' })));

describe('a round of delivery', () => {
  it('sends small batches first, larger ones when they get through, and each item once', async () => {
    const { requests } = await delivering(Array<number>(8).fill(7_000), poisoned(0, 'retry'));
    expect(requests).toEqual([
      [0, 1],
      [2, 3, 4, 5],
      [6, 7],
    ]);
  });

  it('one item that the server cannot keep holds up none behind it', async () => {
    const { round, requests, disk } = await delivering([20_000, 20_000, 20_000], poisoned(0, 'retry'));
    expect(requests.flat()).toEqual([0, 1, 2]);
    expect(round.end).toBe('unavailable');
    expect([...disk.values()].map(({ state }) => state)).toEqual(['sealed', 'sealed', 'sealed']);
  });

  it.each([400, 413])(
    'a batch that is refused with %i is sent one by one: one poisoned item spoils no other',
    async (status) => {
      const serve = (ids: readonly string[]) =>
        ids.includes(idOf(1)) ? refusal(status) : answer(ids.map((id) => ({ id, outcome: 'refused' })));
      const { round, requests } = await delivering([3_000, 3_000, 3_000], serve);
      expect(requests).toEqual([[0, 1, 2], [0], [1], [2]]);
      expect(round.end).toBe(status === 413 ? 'too-large' : 'not-understood');
    },
  );

  it('a batch over which the server fails is sent one by one, and what is behind it is sent all the same', async () => {
    const serve = (ids: readonly string[]) =>
      ids.includes(idOf(1))
        ? { status: 500, contentType: 'text/html', body: '' }
        : answer(ids.map((id) => ({ id, outcome: 'refused' })));
    const { round, requests, disk } = await delivering([3_000, 3_000, 3_000, 14_000], serve);
    expect(requests).toEqual([[0, 1, 2], [0], [1], [2], [3]]);
    expect(round).toMatchObject({ end: 'failed', size: FIRST_BATCH });
    expect(disk.get(idOf(1))?.state).toBe('sealed');
  });

  it('a server that fails over one item after the other is left alone after the third', async () => {
    const { round, requests } = await delivering([3_000, 3_000, 3_000, 3_000, 3_000, 3_000], () => ({
      status: 500,
      contentType: '',
      body: '',
    }));
    expect(requests).toEqual([[0, 1, 2, 3, 4], [0], [1], [2]]);
    expect(round).toMatchObject({ end: 'failed', size: { bytes: FIRST_BATCH.bytes / 2 } });
  });

  it.each<[string, RawAnswer, string]>([
    ['a revoked device', refusal(401, 'sign-in-needed'), 'revoked'],
    ['a captive portal', { status: 200, contentType: 'text/html', body: '<html>' }, 'not-the-server'],
    ['a server that is down', { status: 503, contentType: '', body: '' }, 'unavailable'],
  ])('%s ends it after one request, and the next round begins smaller', async (_, raw, end) => {
    const { round, requests } = await delivering([20_000, 20_000], () => raw);
    expect([requests, round]).toEqual([[[0]], { end, size: { bytes: FIRST_BATCH.bytes / 2 } }]);
  });

  it('an empty outbox asks nothing', async () => {
    expect(await delivering([], () => refusal(400))).toMatchObject({ requests: [], round: { end: 'done' } });
  });
});
