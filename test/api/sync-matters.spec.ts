import { webcrypto } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { AlertEntity, AuditEventEntity, SyncItemEntity, UnitOfWork } from '@tongxing/api';
import type { AssignmentHistory, QuarantinePage, SealedPayload, Worklist } from '@tongxing/contracts';
import { sealPayload } from '@tongxing/sync';
import { newDevice } from '../factories/devices.js';
import { newProgramme, newSubmissionId, type Programme } from '../factories/programme.js';
import { Tablet } from '../factories/tablet.js';
import { OWN_PAGE, startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

const { subtle } = webcrypto;

describe.each(ENGINES)('what tablets send besides answers, on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;
  let tablet: Tablet;
  let under: string;

  beforeAll(async () => {
    api = await startApi(engine);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    programme = await newProgramme(api);
    under = `/projects/${programme.project.id}`;
    tablet = await Tablet.enrol(api, programme.project);
  });

  const seal = (payload: object, id = newSubmissionId()) =>
    sealPayload(subtle, tablet.keys.sealing, id, { protocol: 1, ...payload } as SealedPayload);
  const assigned = async () => {
    const wave = `${under}/waves/${programme.baseline.id}`;
    const instrument = { id: 'emotional-wellbeing-b', version: '1.0.0' };
    await api.call('PUT', `${wave}/protocol`, { entries: [{ instrument, respondent: 'child' }] });
    await api.call('POST', `${wave}/assignments`, { dryRun: false });
    const { body } = await api.call<Worklist>('GET', `${wave}/worklist`);
    return body.items[0]?.id ?? '';
  };
  const visitOf = (id: string) => ({ id, on: '2026-03-02', outcome: 'absent', final: false }) as const;
  const stepsOf = async (assignment: string) =>
    (await api.call<AssignmentHistory>('GET', `${under}/assignments/${assignment}`)).body.steps;
  const count = (entity: typeof AlertEntity | typeof AuditEventEntity, where: object) =>
    api.app.get(UnitOfWork).read(({ manager }) => manager.countBy(entity, where));

  it('a visit is recorded once, however often it is sent', async () => {
    const [id, assignment] = [newSubmissionId(), await assigned()];
    const item = await seal({ kind: 'visit', assignment, visit: visitOf(id) }, id);
    const answers = [
      await tablet.send(item),
      await tablet.send(item),
      await tablet.send(await seal({ kind: 'visit', assignment, visit: visitOf(id) }, id)),
    ];
    expect(answers.map(({ results }) => results[0]?.outcome)).toEqual(['stored', 'already-stored', 'stored']);
    expect((await stepsOf(assignment)).filter(({ kind }) => kind === 'visited')).toMatchObject([{ id }]);
  });

  it('a visit under another id than its own, or of no assignment, is kept in quarantine', async () => {
    const [id, assignment] = [newSubmissionId(), await assigned()];
    await tablet.send(await seal({ kind: 'visit', assignment, visit: visitOf(newSubmissionId()) }, id));
    await tablet.send(await seal({ kind: 'visit', assignment: newSubmissionId(), visit: visitOf(id) }, id));
    const { body } = await api.call<QuarantinePage>('GET', tablet.path('quarantine'));
    expect(body.items.map(({ reason }) => reason).sort()).toEqual(['not-found', 'request-invalid']);
    expect((await stepsOf(assignment)).filter(({ kind }) => kind === 'visited')).toEqual([]);
  });

  it('a concern opens one case, and neither the audit log nor the row of the item tells of it', async () => {
    const id = newSubmissionId();
    const concern = { participant: programme.participant.id, signs: ['danger_now'], keepFromLead: false };
    // The first of a project makes its key, which is recorded.
    await tablet.send(await seal({ kind: 'concern', concern }));
    const item = await seal({ kind: 'concern', concern }, id);
    const before = await count(AuditEventEntity, {});
    const [first, again] = [await tablet.send(item), await tablet.send(item)];
    expect([first, again].map(({ results }) => results[0]?.outcome)).toEqual(['stored', 'already-stored']);
    expect(await count(AlertEntity, { projectId: programme.project.id })).toBe(2);
    expect(await count(AuditEventEntity, {})).toBe(before);
    const [row] = await api.app
      .get(UnitOfWork)
      .read(({ manager }) => manager.findBy(SyncItemEntity, { submissionId: id }));
    expect(row).toMatchObject({ outcome: 'stored', reason: null, sealed: null, participantId: null });
  });

  it('is taken gzipped too, signed as it travels', async () => {
    const device = await newDevice(api, programme.project.id);
    const path = `${under}/sync/batches`;
    const concern = { participant: programme.participant.id, signs: ['other'], keepFromLead: false };
    const body = { protocol: 1, items: [await seal({ kind: 'concern', concern })] };
    const packed = gzipSync(JSON.stringify(body));
    const sent = async (proofOf: unknown) => {
      const { statusCode } = await api.app.inject({
        method: 'POST',
        url: `/api/v1${path}`,
        headers: {
          ...OWN_PAGE,
          'content-type': 'application/json',
          'content-encoding': 'gzip',
          authorization: device.proofFor({ method: 'POST', path, body: proofOf }),
        },
        payload: packed,
      });
      return statusCode;
    };
    expect(await sent(packed)).toBe(200);
    expect(await sent(body)).toBe(401);
  });

  it('a concern about a child elsewhere is kept in quarantine and opens no case', async () => {
    const elsewhere = await newProgramme(api);
    const concern = { participant: elsewhere.participant.id, signs: ['danger_now'], keepFromLead: false };
    const { results } = await tablet.send(await seal({ kind: 'concern', concern }));
    expect(results[0]).toMatchObject({ outcome: 'quarantined', reason: 'participant-unknown' });
    expect(await count(AlertEntity, { projectId: elsewhere.project.id })).toBe(0);
  });
});
