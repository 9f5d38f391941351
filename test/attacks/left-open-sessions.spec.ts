import { AuditEventEntity, SessionEntity, UnitOfWork } from '@tongxing/api';
import type { NewGrant, Problem, SessionInfo } from '@tongxing/contracts';
import { newUser, PASSWORD, signedIn } from '../factories/people.js';
import { newProgramme, type Programme } from '../factories/programme.js';
import { startApi, type Call, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

/** No second factor is asked of it, and it manages devices. */
const SUPERVISOR: NewGrant = { role: 'supervisor' };

describe.each(ENGINES)('a session that somebody left open on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;

  beforeAll(async () => {
    api = await startApi(engine);
    programme = await newProgramme(api);
  });
  afterAll(() => api.stop());

  /** Signed in by password so many minutes ago, and with a second factor where a role needs one. */
  const leftOpen = async (minutes: number, grants: readonly NewGrant[] = [SUPERVISOR]) => {
    const { id, name } = await newUser(api, grants);
    const call = await signedIn(api, name);
    const shownAt = new Date(Date.now() - minutes * 60_000).toISOString();
    await api.app
      .get(UnitOfWork)
      .write(({ manager }) =>
        manager.update(SessionEntity, { accountId: id }, { shownAt, secondFactor: true }),
      );
    return { id, call };
  };
  const addDevice = (call: Call) =>
    call<Problem>('POST', `/projects/${programme.project.id}/devices`, { name: 'Tablet' });
  const confirm = (call: Call, password: string) =>
    call<SessionInfo & Problem>('POST', '/session/confirmation', { password });

  it('gives no rights and no names away, and goes on reading', async () => {
    const { id, call } = await leftOpen(16, [{ role: 'administrator' }, { role: 'safeguarding_lead' }]);
    const asked = [
      call<Problem>('POST', '/users', { name: 'mallory', displayName: 'Mallory' }),
      call<Problem>('PUT', `/users/${id}`, { active: true }),
      call<Problem>('POST', `/users/${id}/grants`, { role: 'evaluator' }),
      call<Problem>('DELETE', `/users/${id}/grants/${id}`),
      call<Problem>('POST', `/users/${id}/reset`, {}),
      addDevice(call),
      call<Problem>('GET', `/projects/${programme.project.id}/data-requests/${id}/copy`),
      call<Problem>('GET', `/projects/${programme.project.id}/data-requests/${id}/copy/pdf`),
    ];
    const answers = (await Promise.all(asked)).map(({ status, body }) => `${String(status)} ${body.code}`);
    expect(new Set(answers)).toEqual(new Set(['403 confirmation-needed']));
    expect((await call('GET', '/users')).status).toBe(200);
  });

  it('does so again when its owner has shown the password, and leaves a trace', async () => {
    const { id, call } = await leftOpen(16);
    expect((await addDevice(call)).body.code).toBe('confirmation-needed');
    expect((await confirm(call, 'not the password')).body.code).toBe('password-wrong');
    expect((await addDevice(call)).body.code).toBe('confirmation-needed');
    expect((await confirm(call, PASSWORD)).status).toBe(200);
    expect((await addDevice(call)).status).toBe(201);
    const events = await api.app
      .get(UnitOfWork)
      .read(({ manager }) => manager.findBy(AuditEventEntity, { actorId: id }));
    expect(events.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['password.refused', 'session.confirmed', 'device.invited']),
    );
  });

  it('is not helped by what another session of the same person has shown', async () => {
    const { name } = await newUser(api, [SUPERVISOR]);
    const [left, other] = [await signedIn(api, name), await signedIn(api, name)];
    const { body } = await left<{ items: { id: string; current: boolean }[] }>('GET', '/account/sessions');
    const id = body.items.find(({ current }) => current)?.id ?? '';
    await api.app
      .get(UnitOfWork)
      .write(({ manager }) => manager.update(SessionEntity, { id }, { shownAt: null }));
    await confirm(other, PASSWORD);
    expect((await addDevice(left)).body.code).toBe('confirmation-needed');
    expect((await addDevice(other)).status).toBe(201);
  });

  it('asks nothing of who signed in a moment ago', async () => {
    expect((await addDevice((await leftOpen(14)).call)).status).toBe(201);
  });

  it('does not let the password be guessed by asking often', async () => {
    const { call } = await leftOpen(16);
    const codes = [];
    for (let i = 0; i < 7; i++) codes.push((await confirm(call, `guess number ${String(i)}`)).body.code);
    expect(codes.slice(0, 5)).toEqual(Array(5).fill('password-wrong'));
    expect(codes.at(-1)).toBe('too-many-attempts');
  });

  it('tells who lacks the permission nothing of this', async () => {
    const { call } = await leftOpen(16, [{ role: 'viewer' }]);
    expect((await addDevice(call)).body.code).toBe('not-found');
  });
});
