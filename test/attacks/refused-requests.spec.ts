import { AuditEventEntity, UnitOfWork } from '@tongxing/api';
import { newDevice } from '../factories/devices.js';
import { newProgramme, type Programme } from '../factories/programme.js';
import { callWith, startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

describe.each(ENGINES)('the audit log of refused requests on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;

  beforeAll(async () => {
    api = await startApi(engine);
    programme = await newProgramme(api);
  });
  afterAll(() => api.stop());

  const eventsOf = async (action: string, actorId?: string) => {
    // They are written after the answer has gone out.
    await new Promise((resolve) => setTimeout(resolve, 200));
    const where = { action, ...(actorId !== undefined && { actorId }) };
    const events = await api.app
      .get(UnitOfWork)
      .read(({ manager }) => manager.find(AuditEventEntity, { where, order: { ordinal: 'ASC' } }));
    return events.map(({ detail }) => JSON.parse(detail ?? '{}') as unknown);
  };

  it('holds who was denied what, by the route and never by the address, and counts', async () => {
    const { account, call } = await api.as([{ role: 'viewer' }]);
    const route = 'GET:/api/v1/projects/:project/participants/:participant';
    const path = `/projects/${programme.project.id}/participants/${programme.participant.id}`;
    for (let i = 0; i < 25; i++) await call('GET', path);
    expect(await eventsOf('request.denied', account)).toEqual([
      { route, times: 1 },
      { route, times: 10 },
    ]);
  });

  it('tells nothing about alerts', async () => {
    const { account, call } = await api.as([{ role: 'viewer' }]);
    const under = `/projects/${programme.project.id}/safeguarding`;
    await call('GET', `${under}/alerts/${programme.participant.id}`);
    await call('GET', `${under}/alerts`);
    expect(await eventsOf('request.denied', account)).toEqual([{ route: 'withheld', times: 1 }]);
  });

  it('holds requests that a foreign page made', async () => {
    const call = callWith(api.app, { cookie: `tongxing=${api.person.token}`, origin: 'https://evil.example' });
    await call('POST', '/projects', {});
    expect(await eventsOf('request.forged')).toEqual([{ route: 'POST:/api/v1/projects', times: 1 }]);
  });

  it('holds proofs of devices that were used before, or are none', async () => {
    const device = await newDevice(api, programme.project.id);
    const authorization = device.proofFor({ method: 'GET', path: '/projects' });
    const again = () => callWith(api.app, { authorization })('GET', '/projects');
    await again();
    await again();
    await callWith(api.app, { authorization: 'Device none' })('GET', '/instruments');
    expect(await eventsOf('proof.refused')).toEqual([
      { route: 'GET:/api/v1/projects', times: 1 },
      { route: 'GET:/api/v1/instruments', times: 1 },
    ]);
  });

  it('holds that signing in was made to wait, once for many', async () => {
    const sign = () => api.anonymous('POST', '/session', { name: 'nobody', password: 'guess' });
    for (let i = 0; i < 9; i++) await sign();
    expect(await eventsOf('request.throttled')).toEqual([{ route: 'POST:/api/v1/session', times: 1 }]);
  });

  it('holds nothing of what is merely not there, or of who has not signed in', async () => {
    const before = await eventsOf('request.denied');
    await api.call('GET', `/users/${programme.participant.id}`);
    await api.anonymous('GET', '/projects');
    await api.anonymous('GET', '/nothing');
    expect(await eventsOf('request.denied')).toEqual(before);
  });
});
