import { webcrypto } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import {
  AlertEntity,
  AuditEventEntity,
  DataKeyEntity,
  ScoreEntity,
  SubmissionEntity,
  SyncItemEntity,
  SyncKeyring,
  SyncStoreEntity,
  UnitOfWork,
} from '@tongxing/api';
import type {
  Problem,
  QuarantinePage,
  SealedItem,
  SyncAnswer,
  SyncKeys,
  SyncReceipt,
  TriedAgain,
} from '@tongxing/contracts';
import { acceptKeys, sealPayload, type RawAnswer } from '@tongxing/sync';
import {
  newProgramme,
  newSubmissionId,
  publishShipped,
  submissionFor,
  type Programme,
} from '../factories/programme.js';
import { Carer, IN_DANGER, NOTHING_WRONG, phoneSubmissions } from '../factories/safeguarding.js';
import { Tablet, type Network } from '../factories/tablet.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

const { subtle } = webcrypto;
const HTML: RawAnswer = { status: 200, contentType: 'text/html', body: '<html>Log in to the network</html>' };
const DAYS = 86_400_000;

describe.each(ENGINES)('delivery from tablets on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;
  let tablet: Tablet;

  beforeAll(async () => {
    api = await startApi(engine);
    programme = await newProgramme(api);
  });
  beforeEach(async () => {
    tablet = await Tablet.enrol(api, programme.project);
  });
  afterAll(() => api.stop());

  const view = () => api.app.get(UnitOfWork);
  const submissions = (id: string) => view().read(({ manager }) => manager.countBy(SubmissionEntity, { id }));
  const rows = (submissionId: string) =>
    view().read(({ manager }) => manager.findBy(SyncItemEntity, { submissionId }));
  const sealedOf = (id: string) => tablet.item(id).sealed;
  const finish = (change: object = {}, more: object = {}, id?: string) =>
    tablet.finish(submissionFor(programme, change), more, id);
  const seal = (submission: object, id = newSubmissionId(), keys = tablet.keys.sealing) =>
    sealPayload(subtle, keys, id, { protocol: 1, kind: 'submission', submission } as never);
  const receiptIn = ({ results }: SyncAnswer, place = 0) =>
    JSON.parse(results[place]?.receipt?.text ?? 'null') as SyncReceipt;
  const quarantine = async () =>
    (await api.call<QuarantinePage>('GET', tablet.path('quarantine?limit=500'))).body.items;
  const waiting = async (id: string) => (await quarantine()).find((item) => item.id === id);
  const tryAgain = async (sequence: number) =>
    (await api.call<TriedAgain>('POST', tablet.path(`quarantine/${String(sequence)}/attempts`))).body;
  const age = (id: string, days: number) =>
    view().write(({ manager }) =>
      manager.update(
        SyncItemEntity,
        { submissionId: id },
        { receivedAt: new Date(Date.now() - days * DAYS).toISOString() },
      ),
    );

  it('stores what was sealed, scores it, and the tablet keeps its copy', async () => {
    const id = await finish({}, { paradata: { appVersion: '0.2.0', dwell: { one: 12.5 } } });
    expect(await tablet.deliver()).toMatchObject({ end: 'done' });
    expect(tablet.state(id)).toBe('receipted');
    expect(await submissions(id)).toBe(1);
    const scored = await view().read(({ manager }) => manager.countBy(ScoreEntity, { submissionId: id }));
    expect(scored).toBeGreaterThan(0);
    expect(await rows(id)).toMatchObject([
      {
        outcome: 'stored',
        sealed: null,
        deviceId: tablet.id,
        paradata: '{"appVersion":"0.2.0","dwell":{"one":12.5}}',
      },
    ]);
  });

  it('records every item that it keeps, as done by the device', async () => {
    const id = await finish();
    await tablet.deliver();
    const events = await view().read(({ manager }) => manager.findBy(AuditEventEntity, { subjectId: id }));
    expect(events.map(({ action }) => action).sort()).toEqual(['submission.stored', 'sync-item.kept']);
    expect(events.every(({ actorId }) => actorId === tablet.id)).toBe(true);
  });

  it('duplicated: the same sent ten times at once is stored once, and every receipt is for it', async () => {
    const sealed = sealedOf(await finish());
    const answers = await Promise.all(Array.from({ length: 10 }, () => tablet.send(sealed, sealed)));
    const outcomes = answers.flatMap(({ results }) => results.map(({ outcome }) => outcome));
    expect(outcomes.filter((outcome) => !outcome.endsWith('stored'))).toEqual([]);
    expect(await submissions(sealed.id)).toBe(1);
    expect(await rows(sealed.id)).toHaveLength(1);
  });

  it('two tabs that sealed one interview each: stored once, both get a receipt of their own', async () => {
    const id = newSubmissionId();
    const [one, other] = [await seal(submissionFor(programme), id), await seal(submissionFor(programme), id)];
    const answer = await tablet.send(one, other);
    expect(answer.results.map(({ outcome }) => outcome).sort()).toEqual(['already-stored', 'stored']);
    expect(receiptIn(answer, 0).hash).not.toBe(receiptIn(answer, 1).hash);
    expect(await submissions(id)).toBe(1);
  });

  it('different answers under one id: a conflict, kept and shown, and the tablet keeps its copy', async () => {
    const id = await finish();
    await tablet.deliver();
    const other = await seal(submissionFor(programme, { answers: { pm_laugh: 3 } }), id);
    await tablet.put(other);
    await tablet.deliver();
    expect(tablet.state(id)).toBe('conflict');
    expect(await waiting(id)).toMatchObject({ outcome: 'conflict', reason: 'submission-conflict' });
    await age(id, 400);
    await tablet.deliver();
    expect(tablet.state(id)).toBe('conflict');
  });

  it('reordered: a later batch before an earlier one changes nothing', async () => {
    const ids = [await finish(), await finish(), await finish()];
    for (const id of [...ids].reverse()) await tablet.send(sealedOf(id));
    expect(await tablet.deliver()).toMatchObject({ end: 'done' });
    expect(ids.map((id) => tablet.state(id))).toEqual(['receipted', 'receipted', 'receipted']);
  });

  it('an answer lost after the commit: sent again, stored once, and receipted', async () => {
    const id = await finish();
    const lost: Network = async (send) => {
      await send();
      return undefined;
    };
    expect(await tablet.deliver(lost)).toMatchObject({ end: 'no-answer' });
    expect([tablet.state(id), await submissions(id)]).toEqual(['sealed', 1]);
    await tablet.deliver();
    expect([tablet.state(id), await submissions(id)]).toEqual(['receipted', 1]);
  });

  it('a truncated answer is no answer', async () => {
    const id = await finish();
    await tablet.deliver(async (send) => {
      const raw = await send();
      return { ...raw, body: raw.body.slice(0, -20) };
    });
    expect(tablet.state(id)).toBe('sealed');
  });

  it.each<[string, RawAnswer]>([
    ['a captive portal answering HTML with 200', HTML],
    ['a server answering 500', { status: 500, contentType: 'text/plain', body: '' }],
  ])('%s delivers nothing and loses nothing', async (_, raw) => {
    const id = await finish();
    expect((await tablet.deliver(() => Promise.resolve(raw))).end).not.toBe('done');
    expect([tablet.state(id), await submissions(id)]).toEqual(['sealed', 0]);
    await tablet.deliver();
    expect(tablet.state(id)).toBe('receipted');
  });

  it('an unsigned 200 that says all is stored is not believed', async () => {
    const id = await finish();
    const liar: Network = async (send) => {
      const raw = await send();
      const answer = JSON.parse(raw.body) as SyncAnswer;
      const results = answer.results.map((result) => ({ ...result, receipt: undefined }));
      return { ...raw, body: JSON.stringify({ ...answer, results }) };
    };
    await tablet.deliver(liar);
    expect(tablet.state(id)).toBe('sealed');
  });

  it('a replayed answer about other items moves nothing', async () => {
    await finish();
    let recorded: RawAnswer | undefined;
    await tablet.deliver(async (send) => (recorded = await send()));
    const id = await finish();
    await tablet.deliver(() => Promise.resolve(recorded));
    expect(tablet.state(id)).toBe('sealed');
  });

  it('altered on the way: kept in quarantine as it came, and no receipt for what the tablet holds', async () => {
    const id = await finish();
    const sealed = sealedOf(id);
    const altered = { ...sealed, box: (sealed.box.startsWith('A') ? 'B' : 'A') + sealed.box.slice(1) };
    const answer = await tablet.send(altered);
    expect(answer.results[0]).toMatchObject({ outcome: 'quarantined', reason: 'item-unreadable' });
    expect(receiptIn(answer).hash).not.toBe(tablet.item(id).hash);
    await tablet.deliver();
    expect([tablet.state(id), await submissions(id)]).toEqual(['receipted', 1]);
  });

  it.each<[string, string, () => Promise<unknown>]>([
    [
      'a truncated item',
      'item-malformed',
      async () => ({ ...(await seal(submissionFor(programme))), box: 'AAAA' }),
    ],
    ['an item of a newer format', 'item-malformed', async () => ({ ...(await seal({})), format: 2 })],
    ['a payload of a newer schema', 'payload-newer', () => seal({ ...submissionFor(programme), mood: 'new' })],
    [
      'an item sealed to a key of another server',
      'sealing-key-unknown',
      () => seal(submissionFor(programme), undefined, { ...tablet.keys.sealing, id: newSubmissionId() }),
    ],
    [
      'an item sealed to another key of that id',
      'item-unreadable',
      async () =>
        seal(submissionFor(programme), undefined, { ...tablet.keys.sealing, point: await strangersPoint() }),
    ],
    [
      'answers that do not fit',
      'answers-invalid',
      () => seal(submissionFor(programme, { answers: { pm_laugh: 9 } })),
    ],
    [
      'a version that the server does not have, or no longer',
      'instrument-version-unknown',
      () => {
        const { instrument } = submissionFor(programme);
        return seal(submissionFor(programme, { instrument: { ...instrument, version: '0.9.0' } }));
      },
    ],
    [
      'a child whom the server does not know',
      'participant-unknown',
      () => seal(submissionFor(programme, { participant: newSubmissionId() })),
    ],
  ])('%s is kept sealed, shown with its reason, and receipted', async (_, reason, make) => {
    const item = (await make()) as SealedItem;
    const answer = await tablet.send(item);
    expect(answer.results[0]).toMatchObject({ id: item.id, outcome: 'quarantined', reason });
    expect(receiptIn(answer)).toMatchObject({ id: item.id, outcome: 'quarantined', reason, mayDelete: false });
    expect(await waiting(item.id)).toMatchObject({ outcome: 'quarantined', reason, device: tablet.id });
    const [row] = await rows(item.id);
    expect(JSON.parse(row?.sealed ?? '')).toEqual(item);
    expect(await submissions(item.id)).toBe(0);
  });

  const strangersPoint = async () => {
    const pair = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
    return Buffer.from(await subtle.exportKey('raw', pair.publicKey)).toString('base64url');
  };

  it('what is in quarantine shows no answer, to supervisors neither, nor in the log of what was done', async () => {
    const item = await seal(submissionFor(programme, { answers: { pm_laugh: 'a secret' } }));
    await tablet.send(item);
    expect(JSON.stringify(await waiting(item.id))).not.toContain('secret');
    const [row] = await rows(item.id);
    expect(JSON.stringify(row)).not.toContain('secret');
  });

  it('poisoned: something without an id is refused, and its neighbours are stored', async () => {
    const id = await finish();
    const poison = ['nonsense', null, 7, {}, { id: 'x' }, { id: newSubmissionId(), text: '\ud800' }];
    const answer = await tablet.send(...poison, sealedOf(id));
    expect(answer.results.slice(0, -1).map(({ outcome }) => outcome)).toEqual(poison.map(() => 'refused'));
    expect(answer.results.at(-1)?.outcome).toBe('stored');
  });

  it('a partial batch counts: what was accepted is receipted whatever became of the rest', async () => {
    const [good, bad] = [await finish(), await finish({ answers: { pm_laugh: 9 } })];
    await tablet.deliver();
    expect([tablet.state(good), tablet.state(bad)]).toEqual(['receipted', 'quarantined']);
  });

  it('without consent nothing is stored; when consent has come a supervisor has it tried again', async () => {
    const asking = await newProgramme(api, { consentRequired: true });
    const own = await Tablet.enrol(api, asking.project);
    const id = await own.finish(submissionFor(asking, { respondent: 'guardian' }));
    await own.deliver();
    expect([own.state(id), await submissions(id)]).toEqual(['quarantined', 0]);
    const { body } = await api.call<QuarantinePage>('GET', own.path('quarantine'));
    const sequence = body.items[0]?.sequence ?? 0;
    const attempt = () => api.call<TriedAgain>('POST', own.path(`quarantine/${String(sequence)}/attempts`));
    expect((await attempt()).body).toEqual({ outcome: 'quarantined', reason: 'consent-missing' });
    await giveConsent(asking);
    expect((await attempt()).body).toEqual({ outcome: 'stored' });
    expect((await attempt()).status).toBe(404);
    await own.deliver();
    expect([own.state(id), await submissions(id)]).toEqual(['receipted', 1]);
  });

  it('a child in danger is seen by the lead, also where answers are held for want of consent', async () => {
    const asking = await newProgramme(api, { consentRequired: true });
    const own = await Tablet.enrol(api, asking.project);
    const submission = await phoneSubmissions(api, asking);
    const ids = [await own.finish(submission(IN_DANGER)), await own.finish(submission(NOTHING_WRONG))];
    await own.deliver();
    expect(ids.map((id) => own.state(id))).toEqual(['quarantined', 'quarantined']);
    const lead = await Carer.of(api, asking.project.id);
    expect(await lead.queue()).toMatchObject([{ level: 1, site: { id: asking.site.id } }]);
    await giveConsent(asking);
    const { body } = await api.call<QuarantinePage>('GET', own.path('quarantine'));
    for (const { sequence } of body.items)
      await api.call('POST', own.path(`quarantine/${String(sequence)}/attempts`));
    await own.deliver();
    expect(ids.map((id) => own.state(id))).toEqual(['receipted', 'receipted']);
    expect(await lead.queue()).toHaveLength(1);
  });

  it.each<[string, unknown]>([
    ['an answer that there is not', { gp_contact_30: 'every hour' }],
    ['a question that there is not', { gp_nothing: { of: ['the', 'kind'] } }],
    ['an answer of another kind', { gp_contact_30: [['none'], { deep: { deeper: null } }] }],
  ])('a child in danger is seen by the lead, also beside %s', async (_, fault) => {
    const asking = await newProgramme(api);
    const own = await Tablet.enrol(api, asking.project);
    const submission = await phoneSubmissions(api, asking);
    const other = await newProgramme(api);
    const strange = submission({ ...IN_DANGER, ...(fault as object) });
    const id = await own.finish(strange);
    await own.finish({ ...strange, participant: other.participant.id });
    await own.deliver();
    expect(own.state(id)).toBe('quarantined');
    const lead = await Carer.of(api, asking.project.id);
    expect(await lead.queue()).toMatchObject([{ level: 1, site: { id: asking.site.id } }]);
  });

  const giveConsent = async ({ project, participant }: Programme) => {
    for (const kind of ['guardian', 'carer'])
      await api.call('POST', `/projects/${project.id}/participants/${participant.id}/consents`, {
        kind,
        decision: 'given',
        scopes: ['survey'],
        script: { id: `${kind}-consent`, version: '1.0.0' },
        means: 'in_person',
        obtainedOn: '2026-03-02',
      });
  };

  it('a tried item that still cannot be stored stays where it is', async () => {
    const item = await seal(submissionFor(programme, { answers: { pm_laugh: 9 } }));
    await tablet.send(item);
    const sequence = (await waiting(item.id))?.sequence ?? 0;
    expect(await tryAgain(sequence)).toEqual({ outcome: 'quarantined', reason: 'answers-invalid' });
    expect(await waiting(item.id)).toBeDefined();
  });

  it('a server restored from last night’s backup: the tablet learns it and sends again what is missing', async () => {
    const kept = await finish();
    await tablet.deliver();
    const lost = await finish();
    await tablet.deliver();
    expect(tablet.state(lost)).toBe('receipted');
    const before = await tablet.deliver();
    await forget(lost);
    const after = await tablet.deliver();
    expect(after.store?.sequence).toBeLessThan(before.store?.sequence ?? 0);
    expect([tablet.state(kept), tablet.state(lost)]).toEqual(['receipted', 'sealed']);
    await tablet.deliver();
    expect([tablet.state(lost), await submissions(lost)]).toEqual(['receipted', 1]);
  });

  /** As a restore does: as if it had never come. */
  const forget = (id: string) =>
    view().write(async ({ manager }) => {
      await manager.delete(ScoreEntity, { submissionId: id });
      await manager.delete(SubmissionEntity, { id });
      const { sequence } = await manager.findOneByOrFail(SyncItemEntity, { submissionId: id });
      await manager.delete(SyncItemEntity, { submissionId: id });
      await manager.update(SyncStoreEntity, { id: 1 }, { sequence: sequence - 1 });
    });

  it('copies are kept for a fortnight of the server’s days, whatever the tablet’s clock says, and then may go', async () => {
    const id = await finish();
    await tablet.deliver();
    await age(id, 13);
    await tablet.deliver();
    expect(tablet.state(id)).toBe('receipted');
    await age(id, 14);
    await tablet.deliver();
    expect(tablet.state(id)).toBe('gone');
    expect(await submissions(id)).toBe(1);
  });

  it('a clock set back a year is noted and orders nothing', async () => {
    const id = await finish();
    const sentAt = new Date(Date.now() - 365 * DAYS).toISOString();
    await tablet.call('POST', tablet.path('batches'), { protocol: 1, sentAt, items: [sealedOf(id)] });
    const [row] = await rows(id);
    expect(Math.round((row?.clockDriftMs ?? 0) / DAYS)).toBe(365);
    await tablet.deliver();
    expect(tablet.state(id)).toBe('receipted');
  });

  it('a revoked tablet is turned away and keeps everything; its backup file is still taken', async () => {
    const id = await finish();
    await api.call('DELETE', `/projects/${programme.project.id}/devices/${tablet.id}`);
    expect(await tablet.deliver()).toMatchObject({ end: 'revoked' });
    expect(tablet.state(id)).toBe('sealed');
    const batch = { protocol: 1, items: [sealedOf(id)] };
    const { body } = await api.call<SyncAnswer>('POST', tablet.path('batches'), batch);
    expect(body.results[0]?.outcome).toBe('stored');
  });

  it('a tablet of another site delivers into quarantine, not into the records', async () => {
    const name = { zh: '测试', en: 'Test' };
    const site = await api.call<{ id: string }>('POST', `/projects/${programme.project.id}/sites`, {
      code: `s-${newSubmissionId().slice(-8)}`,
      name,
      kind: 'school',
    });
    const other = await Tablet.enrol(api, programme.project, site.body.id);
    const answer = await other.send(await seal(submissionFor(programme)));
    expect(answer.results[0]).toMatchObject({ outcome: 'quarantined', reason: 'participant-unknown' });
  });

  it('gzipped batches are read; bombs, halves and other encodings are refused', async () => {
    const id = await finish();
    const post = (payload: Buffer, encoding = 'gzip') =>
      api.app.inject({
        method: 'POST',
        url: `/api/v1${tablet.path('batches')}`,
        headers: { ...api.person.headers, 'content-type': 'application/json', 'content-encoding': encoding },
        payload,
      });
    const body = gzipSync(JSON.stringify({ protocol: 1, items: [sealedOf(id)] }));
    const good = await post(body);
    expect([good.statusCode, good.json<SyncAnswer>().results[0]?.outcome]).toEqual([200, 'stored']);
    const bomb = gzipSync(Buffer.alloc(200_000_000, ' '));
    expect(bomb.length).toBeLessThan(250_000);
    expect((await post(bomb)).statusCode).toBe(413);
    expect((await post(body.subarray(0, -20))).statusCode).toBe(400);
    expect((await post(Buffer.from('no gzip'))).statusCode).toBe(400);
    expect((await post(body, 'br')).statusCode).toBe(415);
  });

  it('a submission of a version that the wave no longer uses is stored, and scored by its own key', async () => {
    await publishShipped(api, { instrument: 'emotional-wellbeing-b', version: '1.1.0' });
    const protocol = `/projects/${programme.project.id}/waves/${programme.baseline.id}/protocol`;
    const instrument = { id: 'emotional-wellbeing-b', version: '1.1.0' };
    const entries = [{ instrument, respondent: 'child' }];
    expect((await api.call('PUT', protocol, { entries })).status).toBe(200);
    const former = await finish();
    await tablet.deliver();
    expect([tablet.state(former), await submissions(former)]).toEqual(['receipted', 1]);
    const scores = await view().read(({ manager }) => manager.countBy(ScoreEntity, { submissionId: former }));
    expect(scores).toBeGreaterThan(0);
  });

  it('keys made anew are taken by tablets, and what was sealed to the old ones still opens', async () => {
    const old = sealedOf(await finish());
    await api.app.get(SyncKeyring).rotate();
    const keysNow = async () =>
      acceptKeys(subtle, (await tablet.call<SyncKeys>('GET', '/sync/keys')).body, tablet.keys);
    expect((await keysNow())?.sealing).toEqual(tablet.keys.sealing);
    const createdAt = new Date(Date.now() - 49 * 3_600_000).toISOString();
    await view().write(({ manager }) =>
      manager.update(DataKeyEntity, { purpose: 'sync-sealing', state: 'active' }, { createdAt }),
    );
    const next = await keysNow();
    expect(next?.sealing.id).not.toBe(tablet.keys.sealing.id);
    expect(next?.signing).toHaveLength(2);
    const item = await seal(submissionFor(programme), undefined, next?.sealing);
    const { results } = await tablet.send(old, item);
    expect(results.map(({ outcome }) => outcome)).toEqual(['stored', 'stored']);
  });

  it('a red flag in what was sealed raises its alert in the same transaction', async () => {
    const child = await newProgramme(api);
    const submissionOf = await phoneSubmissions(api, child);
    const own = await Tablet.enrol(api, child.project);
    const id = await own.finish(submissionOf(IN_DANGER));
    await own.deliver();
    const alerts = await view().read(({ manager }) =>
      manager.countBy(AlertEntity, { projectId: child.project.id }),
    );
    expect([own.state(id), alerts]).toEqual(['receipted', 1]);
  });

  it('a project that is not there, or not the tablet’s, is not found', async () => {
    const other = await newProgramme(api);
    for (const project of [newSubmissionId(), other.project.id]) {
      const batch = { protocol: 1, items: [{}] };
      expect((await tablet.call('POST', `/projects/${project}/sync/batches`, batch)).status).toBe(404);
    }
    const nowhere = await api.call<Problem>('POST', `/projects/${newSubmissionId()}/sync/batches`, {
      protocol: 1,
      items: [{}],
    });
    expect(nowhere.body.code).toBe('not-found');
  });
});
