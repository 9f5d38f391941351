import { AuditEventEntity, DeviceEntity, UnitOfWork } from '@tongxing/api';
import type { Device, EnrolledDevice, InvitedDevice, Problem, Site } from '@tongxing/contracts';
import { newDevice, newKeys, spki, type TestDevice } from '../factories/devices.js';
import { tokenOf } from '../factories/people.js';
import { newProgramme, newSubmissionId, submissionFor, type Programme } from '../factories/programme.js';
import { startApi, type TestApi } from '../support/api.js';
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
  const enrolWith = (link: string, publicKey = spki(newKeys().publicKey)) =>
    api.anonymous<EnrolledDevice & Problem>('POST', '/devices/enrol', { code: tokenOf(link), publicKey });
  const enrolled = (site?: string) => newDevice(api, programme.project.id, site);
  const put = ({ call }: TestDevice) =>
    call('PUT', `/submissions/${newSubmissionId()}`, submissionFor(programme));

  it('enrol by a code and then collect for their project, and do nothing else', async () => {
    const device = await enrolled();
    expect(device.project).toBe(programme.project.id);
    expect((await put(device)).status).toBe(201);
    const path = `/projects/${programme.project.id}`;
    expect((await device.call('GET', `${path}/participants`)).status).toBe(200);
    for (const closed of [`${path}/analysis`, `${path}/reports`, '/users', under(), '/session'])
      expect((await device.call('GET', closed)).status).toBe(404);
  });

  it('of a site collect there only', async () => {
    const [here, elsewhere] = [await enrolled(programme.site.id), await enrolled(other.id)];
    expect((await put(here)).status).toBe(201);
    expect((await put(elsewhere)).body['code']).toBe('participant-unknown');
  });

  it('use a code up, at once and for ever, and too late after a quarter of an hour', async () => {
    const { link } = await invite();
    const both = await Promise.all([enrolWith(link), enrolWith(link)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    const late = await invite();
    const expiresAt = new Date(Date.now() - 1000).toISOString();
    await api.app
      .get(UnitOfWork)
      .write(({ manager }) => manager.update(DeviceEntity, { id: late.device.id }, { expiresAt }));
    expect((await enrolWith(late.link)).body.code).toBe('link-invalid');
  });

  it('whose answer was lost on the way enrol once more by the same code and key, and are one device', async () => {
    const { link } = await invite();
    const publicKey = spki(newKeys().publicKey);
    const [first, again] = [await enrolWith(link, publicKey), await enrolWith(link, publicKey)];
    expect(again).toMatchObject({ status: 201, body: { device: { id: first.body.device.id } } });
  });

  it.each([
    ['of another curve', spki(newKeys('secp256k1').publicKey).padEnd(122, 'A').slice(0, 122)],
    ['of no kind', 'A'.repeat(122)],
    ['that is too short', 'A'.repeat(20)],
  ])('with a key %s are not enrolled, and the code is not used up', async (_, publicKey) => {
    const { link } = await invite();
    expect((await enrolWith(link, publicKey)).body.code).toBe('request-invalid');
    expect((await enrolWith(link)).status).toBe(201);
  });

  it('are shut out the moment they are revoked, and the code of one that never came is void', async () => {
    const device = await enrolled();
    const revoked = await api.call<Device>('DELETE', `${under()}/${device.id}`);
    expect(revoked.body.state).toBe('revoked');
    expect((await put(device)).status).toBe(401);
    const waiting = await invite();
    await api.call('DELETE', `${under()}/${waiting.device.id}`);
    expect((await enrolWith(waiting.link)).status).toBe(422);
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

  it('are listed page by page, full to the last, whoever asks', async () => {
    const person = await api.as([{ role: 'supervisor', project: programme.project.id, site: other.id }]);
    await api.call('POST', under(), { name: 'in between' });
    const own = [await invite(other.id), await invite(other.id)].map(({ device }) => device.id);

    const seen: string[] = [];
    for (let after = '', more = true; more; more = after !== '') {
      const query = `?limit=1${after && `&after=${after}`}`;
      const { body } = await person.call<{ items: Device[]; next?: string }>('GET', `${under()}${query}`);
      expect(body.items).toHaveLength(1);
      seen.push(...body.items.map(({ id }) => id));
      after = body.next ?? '';
    }
    expect(seen).toEqual(expect.arrayContaining(own));
  });

  it('stand in the audit log as those who acted', async () => {
    const device = await enrolled();
    const id = newSubmissionId();
    await device.call('PUT', `/submissions/${id}`, submissionFor(programme));
    const event = await api.app
      .get(UnitOfWork)
      .read(({ manager }) => manager.findOneByOrFail(AuditEventEntity, { subjectId: id }));
    expect(event).toMatchObject({ actorKind: 'device', actorId: device.id });
  });
});
