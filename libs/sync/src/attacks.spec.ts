import { webcrypto } from 'node:crypto';
import type { SealedItem, SealedPayload, SyncReceipt } from '@tongxing/contracts';
import {
  acceptKeys,
  openSealed,
  readAnswer,
  readBackup,
  sealedHash,
  sealPayload,
  signText,
  step,
  verifyReceipt,
  writeBackup,
  type OutboxEvent,
  type OutboxItem,
  type TrustedKeys,
  type VerifiedReceipt,
} from './index.js';

const subtle = webcrypto.subtle;
const ID = '019ac000-0000-7000-8000-000000000001';
const OTHER = '019ac000-0000-7000-8000-000000000002';
const KEY = '019ac000-0000-7000-8000-00000000000a';
const SIGNER = '019ac000-0000-7000-8000-00000000000b';
const STORE = '019ac000-0000-7000-8000-00000000000c';
const AT = '2026-03-01T08:00:00.000Z';

const PAYLOAD: SealedPayload = {
  protocol: 1,
  kind: 'submission',
  submission: {
    participant: ID,
    wave: OTHER,
    instrument: { id: 'emotional-wellbeing-b', version: '1.0.0', hash: 'a'.repeat(64) },
    respondent: 'child',
    mode: 'self',
    language: 'zh-CN',
    answers: { pm_laugh: 2, told: '奶奶对我好 👵' },
  },
};

const point = async (key: webcrypto.CryptoKey) =>
  Buffer.from(await subtle.exportKey('raw', key)).toString('base64url');

interface World {
  readonly sealing: webcrypto.CryptoKeyPair;
  readonly signing: webcrypto.CryptoKeyPair;
  readonly trusted: TrustedKeys;
  readonly sealed: SealedItem;
  readonly hash: string;
}

async function newWorld(): Promise<World> {
  const sealing = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const signing = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const trusted: TrustedKeys = {
    sealing: { id: KEY, point: await point(sealing.publicKey) },
    signing: [{ id: SIGNER, point: await point(signing.publicKey) }],
  };
  const sealed = await sealPayload(subtle, trusted.sealing, ID, PAYLOAD);
  return { sealing, signing, trusted, sealed, hash: await sealedHash(subtle, sealed) };
}

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

const receiptFor = (change: Partial<SyncReceipt> = {}): SyncReceipt => ({
  kind: 'receipt',
  id: ID,
  hash: world.hash,
  outcome: 'stored',
  store: STORE,
  sequence: 1,
  receivedAt: AT,
  issuedAt: AT,
  mayDelete: false,
  ...change,
});
const sign = (text: string, key = world.signing.privateKey) => signText(subtle, { id: SIGNER, key }, text);
const verified = async (change: Partial<SyncReceipt> = {}): Promise<VerifiedReceipt> => {
  const receipt = await verifyReceipt(subtle, world.trusted, await sign(JSON.stringify(receiptFor(change))));
  if (!receipt) throw new Error('not verified');
  return receipt;
};
const sealedState = (): OutboxItem => ({ state: 'sealed', id: ID, sealed: world.sealed, hash: world.hash });
const after = (item: OutboxItem, ...events: OutboxEvent[]): OutboxItem => events.reduce(step, item);

describe('a sealed item', () => {
  it('opens with the key of the server, and says what was sealed', async () => {
    expect(await openSealed(subtle, world.sealing.privateKey, world.sealed)).toEqual(PAYLOAD);
  });

  it('read by who has the device shows nothing: no answer, no participant, no length of an answer', async () => {
    const text = JSON.stringify(world.sealed);
    const bytes = Buffer.from(world.sealed.box, 'base64url');
    expect(text).not.toMatch(/pm_laugh|emotional|奶奶/);
    expect(bytes.includes('pm_laugh')).toBe(false);
    const submission = { ...PAYLOAD.submission, answers: { pm_laugh: 2, told: '好' } };
    const shorter = await sealPayload(subtle, world.trusted.sealing, ID, { ...PAYLOAD, submission });
    expect(shorter.box).toHaveLength(world.sealed.box.length);
  });

  it('sealed twice is never twice the same', async () => {
    const again = await sealPayload(subtle, world.trusted.sealing, ID, PAYLOAD);
    expect(again.box).not.toBe(world.sealed.box);
    expect(again.ephemeral).not.toBe(world.sealed.ephemeral);
    expect(await sealedHash(subtle, again)).not.toBe(world.hash);
  });

  it.each<[string, (sealed: SealedItem) => SealedItem]>([
    ['put under the id of another submission', (s) => ({ ...s, id: OTHER })],
    ['said to be of another key', (s) => ({ ...s, key: OTHER })],
    ['truncated', (s) => ({ ...s, box: s.box.slice(0, -8) })],
    ['cut to almost nothing', (s) => ({ ...s, box: s.box.slice(0, 22) })],
    ['with one bit turned', (s) => ({ ...s, box: (s.box.startsWith('A') ? 'B' : 'A') + s.box.slice(1) })],
    ['with a point that is on no curve', (s) => ({ ...s, ephemeral: s.ephemeral.slice(0, -4) + 'AAAA' })],
  ])('%s does not open', async (_, attack) => {
    await expect(openSealed(subtle, world.sealing.privateKey, attack(world.sealed))).rejects.toThrow();
  });

  it('does not open with another server’s key', async () => {
    const other = await newWorld();
    await expect(openSealed(subtle, other.sealing.privateKey, world.sealed)).rejects.toThrow();
  });
});

describe('a receipt', () => {
  it('of the server is believed', async () => {
    expect(await verified()).toMatchObject({ id: ID, hash: world.hash, outcome: 'stored' });
  });

  it('of a newer server that says more is believed for what it says', async () => {
    const text = JSON.stringify({ ...receiptFor(), shelf: 'third', reason: 'not-thought-of-yet' });
    expect(await verifyReceipt(subtle, world.trusted, await sign(text))).toMatchObject({ hash: world.hash });
  });

  it('signed by somebody else, altered, or signed by nobody is not', async () => {
    const stranger = await newWorld();
    const text = JSON.stringify(receiptFor());
    const good = await sign(text);
    const attacks = [
      await sign(text, stranger.signing.privateKey),
      { ...good, text: JSON.stringify(receiptFor({ mayDelete: true })) },
      { ...good, key: OTHER },
      { ...good, signature: 'A'.repeat(86) },
      { text },
      undefined,
      '<html>Welcome to the hotel</html>',
    ];
    for (const attack of attacks) expect(await verifyReceipt(subtle, world.trusted, attack)).toBeUndefined();
  });

  it('that is another signed text of the server is not a receipt', async () => {
    const { kind, ...rest } = receiptFor();
    expect(kind).toBe('receipt');
    expect(await verifyReceipt(subtle, world.trusted, await sign(JSON.stringify(rest)))).toBeUndefined();
    expect(await verifyReceipt(subtle, world.trusted, await sign('not JSON'))).toBeUndefined();
  });
});

describe('the keys of a server', () => {
  const list = async (keys: TrustedKeys, signer: webcrypto.CryptoKey, id = SIGNER) => {
    const text = JSON.stringify({ kind: 'keys', ...keys, issuedAt: AT });
    const { key, signature } = await signText(subtle, { id, key: signer }, text);
    return { text, signatures: [{ key, signature }] };
  };

  it('are taken from a list that a key signed which is trusted already', async () => {
    const next = await newWorld();
    const found = await acceptKeys(subtle, await list(next.trusted, world.signing.privateKey), world.trusted);
    expect(found?.sealing).toEqual(next.trusted.sealing);
  });

  it('of somebody who answers in the server’s place are not taken: answers would be sealed to a stranger', async () => {
    const stranger = await newWorld();
    const forged = await list(stranger.trusted, stranger.signing.privateKey);
    expect(await acceptKeys(subtle, forged, world.trusted)).toBeUndefined();
  });

  it('are taken at enrolment from a list that signs itself, and from no other', async () => {
    expect(await acceptKeys(subtle, await list(world.trusted, world.signing.privateKey))).toEqual(
      world.trusted,
    );
    const stranger = await newWorld();
    expect(await acceptKeys(subtle, await list(world.trusted, stranger.signing.privateKey))).toBeUndefined();
  });
});

describe('the outbox', () => {
  const deletable = () => verified({ mayDelete: true });

  it('takes an interview from its draft to its deletion, in steps that each prove the one before', async () => {
    let item: OutboxItem = { state: 'draft', id: ID };
    const walk = (event: OutboxEvent) => (item = step(item, event)).state;
    expect(walk({ kind: 'sealed', sealed: world.sealed, hash: world.hash })).toBe('sealed');
    expect(walk({ kind: 'sent' })).toBe('sending');
    expect(walk({ kind: 'receipted', receipt: await verified() })).toBe('receipted');
    expect(walk({ kind: 'receipted', receipt: await deletable() })).toBe('deletable');
  });

  it('answers lost after the commit: the item is sent again, and its second receipt counts', async () => {
    const receipt = await verified({ outcome: 'already-stored' });
    expect(after(sealedState(), { kind: 'sent' }, { kind: 'failed' })).toMatchObject({ state: 'sealed' });
    const item = after(sealedState(), { kind: 'sent' }, { kind: 'failed' }, { kind: 'receipted', receipt });
    expect(item).toMatchObject({ state: 'receipted', sealed: world.sealed });
  });

  it('a receipt that is late, after the time-out, counts', async () => {
    const item = after(sealedState(), { kind: 'receipted', receipt: await verified() });
    expect(item.state).toBe('receipted');
  });

  it('killed while it sends, it sends again', () => {
    expect(after(sealedState(), { kind: 'sent' }, { kind: 'restarted' })).toEqual(sealedState());
  });

  it.each<[string, Partial<SyncReceipt>]>([
    ['another submission', { id: OTHER, mayDelete: true }],
    ['other bytes under the same id', { hash: 'b'.repeat(64), mayDelete: true }],
  ])('a receipt for %s changes nothing', async (_, change) => {
    const receipt = await verified(change);
    expect(after(sealedState(), { kind: 'receipted', receipt })).toEqual(sealedState());
  });

  it('a receipt for a draft changes nothing: nothing of it was ever sent', async () => {
    const draft: OutboxItem = { state: 'draft', id: ID };
    expect(after(draft, { kind: 'receipted', receipt: await deletable() })).toEqual(draft);
  });

  it('duplicated and reordered events lead to no deletion that no receipt allowed', async () => {
    const receipt = await verified();
    const events: OutboxEvent[] = [
      { kind: 'receipted', receipt },
      { kind: 'sent' },
      { kind: 'receipted', receipt },
      { kind: 'failed' },
      { kind: 'receipted', receipt },
      { kind: 'restarted' },
    ];
    for (const order of [events, [...events].reverse()])
      expect(after(sealedState(), ...order)).toMatchObject({ sealed: world.sealed });
  });

  it('a server restored from last night’s backup: what it no longer holds is sent again', async () => {
    const receipt = await verified();
    const item = after(sealedState(), { kind: 'receipted', receipt }, { kind: 'missing', hash: world.hash });
    expect(item).toEqual(sealedState());
  });

  it('a replayed receipt after that restore deletes nothing', async () => {
    const receipt = await verified();
    const item = after(
      sealedState(),
      { kind: 'receipted', receipt },
      { kind: 'missing', hash: world.hash },
      { kind: 'receipted', receipt },
    );
    expect(item).toMatchObject({ state: 'receipted', sealed: world.sealed });
  });

  it.each(['quarantined', 'conflict'] as const)(
    'what is %s stays on the device, whatever a receipt says',
    async (outcome) => {
      const receipt = await verified({ outcome, reason: 'answers-invalid', mayDelete: true });
      const item = after(
        sealedState(),
        { kind: 'receipted', receipt },
        { kind: 'sent' },
        { kind: 'restarted' },
      );
      expect(item).toMatchObject({
        state: outcome,
        sealed: world.sealed,
        receipt: { reason: 'answers-invalid' },
      });
    },
  );

  it('what was quarantined and then stored may go, once a receipt says so', async () => {
    const quarantined = await verified({ outcome: 'quarantined', reason: 'consent-missing' });
    const item = after(
      sealedState(),
      { kind: 'receipted', receipt: quarantined },
      { kind: 'receipted', receipt: await verified() },
    );
    expect(item.state).toBe('receipted');
    expect(step(item, { kind: 'receipted', receipt: await deletable() }).state).toBe('deletable');
  });

  it('two tabs that seal the same interview keep what the first one sealed', async () => {
    const again = await sealPayload(subtle, world.trusted.sealing, ID, PAYLOAD);
    const hash = await sealedHash(subtle, again);
    expect(step(sealedState(), { kind: 'sealed', sealed: again, hash })).toEqual(sealedState());
  });
});

describe('an answer', () => {
  const answer = { protocol: { oldest: 1, newest: 1 }, store: STORE, sequence: 3, results: [] };
  const said = (status: number, contentType: string, body: string) => readAnswer({ status, contentType, body });

  it('of the server is read', () => {
    expect(said(200, 'application/json; charset=utf-8', JSON.stringify(answer))).toEqual({
      kind: 'answer',
      answer,
    });
  });

  it.each<[string, number, string, string]>([
    ['a captive portal answers HTML with 200', 200, 'text/html', '<html>Log in</html>'],
    ['a captive portal answers HTML and calls it JSON', 200, 'application/json', '<html>Log in</html>'],
    ['a captive portal answers 401', 401, 'text/html', 'Log in'],
    ['some other server answers JSON', 200, 'application/json', '{"ok":true}'],
    ['a proxy answers 404', 404, 'text/html', 'nothing here'],
    ['a truncated answer', 200, 'application/json', JSON.stringify(answer).slice(0, -9)],
    ['an empty answer', 200, '', ''],
  ])('%s: nothing is believed', (_, status, contentType, body) => {
    expect(said(status, contentType, body).kind).toBe('not-the-server');
  });

  const problem = (code: string) => JSON.stringify({ type: 'x', title: 'x', status: 1, code });
  it.each<[string, number, string, string]>([
    ['a revoked device', 401, 'sign-in-needed', 'revoked'],
    ['a copy of a request, made by the browser when the line broke', 401, 'proof-used', 'no-answer'],
    ['a clock that changed meanwhile', 401, 'proof-untimely', 'unavailable'],
    ['a request that was altered on the way', 401, 'proof-invalid', 'not-the-server'],
    ['a batch too large', 413, 'request-too-large', 'too-large'],
    ['a full disk', 503, 'storage-unavailable', 'unavailable'],
    ['a mistake of the server', 500, 'internal-error', 'failed'],
    ['a server that asks to wait', 429, 'too-many-attempts', 'unavailable'],
    ['a protocol it does not speak', 400, 'request-invalid', 'not-understood'],
  ])('%s is told apart', (_, status, code, kind) => {
    expect(said(status, 'application/problem+json', problem(code)).kind).toBe(kind);
  });

  it('500s without a word are a server that is unavailable', () => {
    expect(said(502, 'text/html', 'Bad gateway').kind).toBe('unavailable');
  });
});

describe('a backup file', () => {
  it('holds every sealed item, and nothing readable', async () => {
    const file = writeBackup([world.sealed, world.sealed]);
    expect(readBackup(file)).toEqual({ items: [world.sealed, world.sealed], missing: 0 });
    expect(file).not.toMatch(/pm_laugh|奶奶/);
    await Promise.resolve();
  });

  it('truncated gives what is whole, and says how much is missing', () => {
    const file = writeBackup([world.sealed, world.sealed, world.sealed]);
    expect(readBackup(file.slice(0, -50))).toEqual({ items: [world.sealed, world.sealed], missing: 1 });
  });

  it('with a line poisoned gives the others', () => {
    const lines = writeBackup([world.sealed, world.sealed]).split('\n');
    lines[1] = '{"format":1,"id":"x';
    expect(readBackup(lines.join('\n'))).toEqual({ items: [world.sealed], missing: 1 });
  });

  it.each(['', '{}', 'PK\u0003\u0004', '{"tongxing":"outbox","version":99,"items":1}\n{}'])(
    'that is none is refused: %j',
    (text) => {
      expect(readBackup(text)).toBeUndefined();
    },
  );
});
