import { AuditEventEntity, DeviceEntity, UnitOfWork } from '@tongxing/api';
import type { Device, EnrolledDevice, InvitedDevice, Problem, Site } from '@tongxing/contracts';
import { tokenOf } from '../factories/people.js';
import { newProgramme, newSubmissionId, submissionFor, type Programme } from '../factories/programme.js';
import { callWith, startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

describe.each(ENGINES)('devices on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;
  let other: Site;

  beforeAll(async () => {
    api = await startApi(engine);
    programme = await newProgramme(api);
    const site = { code: 'other', name: { zh: '测试', en: 'Test' }, kind: 'school' };
    other = (await api.call<Site>('POST', `/projects/${programme.project.id}/sites`, site)).body;
  });
  afterAll(() => api.stop());

  const under = () => `/projects/${programme.project.id}/devices`;
  const invite = async (site?: string, call = api.call) =>
    (await call<InvitedDevice>('POST', under(), { name: 'Tablet 7', ...(site && { site }) })).body;
  const enrol = (link: string) =>
    api.anonymous<EnrolledDevice & Problem>('POST', '/devices/enrol', { code: tokenOf(link) });
  const asDevice = (token: string) => callWith(api.app, { authorization: `Bearer ${token}` });
  const enrolled = async (site?: string) => (await enrol((await invite(site)).link)).body;
  const put = (token: string) =>
    asDevice(token)('PUT', `/submissions/${newSubmissionId()}`, submissionFor(programme));

  it('enrol by a code and then collect for their project, and do nothing else', async () => {
    const { token, device } = await enrolled();
    expect(device).toMatchObject({ name: 'Tablet 7', state: 'enrolled' });
    expect((await put(token)).status).toBe(201);
    const path = `/projects/${programme.project.id}`;
    expect((await asDevice(token)('GET', `${path}/participants`)).status).toBe(200);
    for (const closed of [`${path}/analysis`, `${path}/reports`, '/users', under(), '/session'])
      expect((await asDevice(token)('GET', closed)).status).toBe(404);
  });

  it('of a site collect there only', async () => {
    const [here, elsewhere] = [await enrolled(programme.site.id), await enrolled(other.id)];
    expect((await put(here.token)).status).toBe(201);
    expect((await put(elsewhere.token)).body['code']).toBe('participant-unknown');
  });

  it('use a code up, at once and for ever, and too late after a quarter of an hour', async () => {
    const { link } = await invite();
    const both = await Promise.all([enrol(link), enrol(link)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    const late = await invite();
    const expiresAt = new Date(Date.now() - 1000).toISOString();
    await api.app
      .get(UnitOfWork)
      .write(({ manager }) => manager.update(DeviceEntity, { id: late.device.id }, { expiresAt }));
    expect((await enrol(late.link)).body.code).toBe('link-invalid');
  });

  it('cannot call with the code itself', async () => {
    const { link } = await invite();
    expect((await asDevice(tokenOf(link))('GET', '/projects')).status).toBe(401);
  });

  it('are shut out the moment they are revoked, and the code of one that never came is void', async () => {
    const { token, device } = await enrolled();
    const revoked = await api.call<Device>('DELETE', `${under()}/${device.id}`);
    expect(revoked.body.state).toBe('revoked');
    expect((await put(token)).status).toBe(401);
    const waiting = await invite();
    await api.call('DELETE', `${under()}/${waiting.device.id}`);
    expect((await enrol(waiting.link)).status).toBe(422);
  });

  it('are managed by who manages their site', async () => {
    const person = await api.as([
      { role: 'supervisor', project: programme.project.id, site: programme.site.id },
    ]);
    const [own, beside, all] = [await invite(programme.site.id), await invite(other.id), await invite()];
    const list = await person.call<{ items: Device[] }>('GET', under());
    const ids = list.body.items.map(({ id }) => id);
    expect(ids).toContain(own.device.id);
    expect(ids).not.toContain(beside.device.id);
    expect(ids).not.toContain(all.device.id);
    for (const { device } of [beside, all])
      expect((await person.call('DELETE', `${under()}/${device.id}`)).status).toBe(404);
    expect((await person.call<Problem>('POST', under(), { name: 'x' })).body.code).toBe('site-unknown');
    expect((await person.call('POST', under(), { name: 'x', site: programme.site.id })).status).toBe(201);
  });

  it('stand in the audit log as those who acted', async () => {
    const { token, device } = await enrolled();
    const id = newSubmissionId();
    await asDevice(token)('PUT', `/submissions/${id}`, submissionFor(programme));
    const event = await api.app
      .get(UnitOfWork)
      .read(({ manager }) => manager.findOneByOrFail(AuditEventEntity, { subjectId: id }));
    expect(event).toMatchObject({ actorKind: 'device', actorId: device.id });
  });
});
