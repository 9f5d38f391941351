import { DeviceEntity, UnitOfWork, AuditEventEntity } from '@tongxing/api';
import type { Assignment, NewConsent, Participant, Problem, Site, Worklist } from '@tongxing/contracts';
import { newDevice } from '../factories/devices.js';
import { newProgramme, newSubmissionId, publishShipped, type Programme } from '../factories/programme.js';
import { startApi, type Call, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

describe.each(ENGINES)('the worklist on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;
  let under: string;
  let path: string;
  let other: Site;
  let device: Call;

  beforeAll(async () => {
    api = await startApi(engine);
    for (const script of ['guardian-consent', 'carer-permission', 'child-assent-b'])
      await publishShipped(api, { instrument: script, version: '1.0.0' });
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    programme = await newProgramme(api, { consentRequired: true });
    under = `/projects/${programme.project.id}`;
    path = `${under}/waves/${programme.baseline.id}/worklist`;
    const name = { zh: '测试', en: 'Test' };
    other = (await api.call<Site>('POST', `${under}/sites`, { code: 'other', name, kind: 'school' })).body;
    await api.call('PUT', `${under}/waves/${programme.baseline.id}/protocol`, {
      entries: [{ instrument: { id: 'emotional-wellbeing-b', version: '1.0.0' }, respondent: 'child' }],
    });
    await generate();
    device = await enrolledDevice();
  });

  const generate = () =>
    api.call('POST', `${under}/waves/${programme.baseline.id}/assignments`, { dryRun: false });
  const enrol = async (site = programme.site.id, more: object = {}) => {
    const { body } = await api.call<Participant>('POST', `${under}/participants`, { site, ...more });
    await generate();
    return body;
  };
  const enrolledDevice = async () => (await newDevice(api, programme.project.id, programme.site.id)).call;
  const read = async (query = '', call = device) => (await call<Worklist>('GET', path + query)).body;
  const codes = ({ items }: Worklist) => items.map(({ studyCode }) => studyCode).sort();
  /** A cursor by which all that comes from now on counts as new. */
  const moment = async () => {
    const at = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    return at;
  };

  it('gives a device all it needs to work offline at its site, and nothing of other sites', async () => {
    await api.call('PUT', `${under}/hotlines`, {
      hotlines: [{ number: '12345', name: { zh: '测试', en: 'Test' } }],
    });
    await enrol(other.id);
    const english = await enrol(programme.site.id, { covariates: { language: 'en' } });
    const worklist = await read();
    expect(codes(worklist)).toEqual([programme.participant.studyCode, english.studyCode].sort());
    expect(worklist).toMatchObject({
      consentRequired: true,
      instruments: [{ id: 'emotional-wellbeing-b', version: '1.0.0', hash: programme.hash }],
      gone: [],
    });
    expect(worklist.sites.map(({ id, hotlines }) => [id, hotlines.map(({ number }) => number)])).toEqual([
      [programme.site.id, ['12345']],
    ]);
    expect(worklist.scripts.map(({ kind, id }) => [kind, id])).toEqual([
      ['guardian', 'guardian-consent'],
      ['carer', 'carer-permission'],
      ['assent', 'child-assent-b'],
    ]);
    const item = worklist.items.find(({ studyCode }) => studyCode === english.studyCode);
    expect(item).toMatchObject({
      language: 'en',
      state: 'open',
      obstacles: ['guardian-missing', 'carer-missing', 'assent-missing'],
    });
    for (const { id, version } of [...worklist.instruments, ...worklist.scripts])
      expect((await device('GET', `/instruments/${id}/${version}`)).status).toBe(200);
  });

  it('comes in pages that are whole together', async () => {
    for (let i = 0; i < 4; i++) await enrol();
    const all = codes(await read());
    const pages: string[] = [];
    let after: string | undefined;
    do {
      const page = await read(`?limit=2${after ? `&after=${after}` : ''}`);
      pages.push(...page.items.map(({ studyCode }) => studyCode));
      after = page.next;
    } while (after);
    expect(pages.sort()).toEqual(all);
    expect(all).toHaveLength(5);
  });

  it('tells with `since` what is new: an assignment, a consent, a child who came, one who went', async () => {
    const [stays, comes, goes] = [await enrol(), await enrol(other.id), await enrol()];
    const full = await read();
    const idOf = (studyCode: string) => full.items.find((i) => i.studyCode === studyCode)?.id ?? '';
    let since = await moment();
    expect(codes(await read(`?since=${since}`))).toEqual([]);
    const consent: NewConsent = {
      kind: 'guardian',
      decision: 'given',
      scopes: ['survey'],
      script: { id: 'guardian-consent', version: '1.0.0' },
      means: 'in_person',
      obtainedOn: '2026-09-01',
    };
    await api.call('POST', `${under}/participants/${stays.id}/consents`, consent);
    const agreed = await read(`?since=${since}`);
    expect(codes(agreed)).toEqual([stays.studyCode]);
    expect(agreed.items[0]?.obstacles).toEqual(['carer-missing', 'assent-missing']);

    since = await moment();
    const move = (who: Participant, site: string) =>
      api.call('POST', `${under}/participants/${who.id}/course/moves`, { site, on: '2026-09-02' });
    await move(comes, programme.site.id);
    await move(goes, other.id);
    const moved = await read(`?since=${since}`);
    expect(codes(moved)).toEqual([comes.studyCode]);
    expect(moved.gone).toEqual([idOf(goes.studyCode)]);

    since = await moment();
    await api.call('POST', `${under}/participants/${stays.id}/course/exits`, {
      reason: 'moved',
      on: '2026-09-03',
    });
    expect((await read(`?since=${since}`)).gone).toEqual([idOf(stays.studyCode)]);
    expect(codes(await read())).toEqual([programme.participant.studyCode, comes.studyCode].sort());
  });

  it('never names, with `gone`, a child who was at no site of the device', async () => {
    const elsewhere = await enrol(other.id);
    const since = await moment();
    await api.call('POST', `${under}/participants/${elsewhere.id}/course/exits`, {
      reason: 'moved',
      on: '2026-09-03',
    });
    expect(await read(`?since=${since}`)).toMatchObject({ items: [], gone: [] });
  });

  it('goes back far enough with `until` that what was being written meanwhile is not missed', async () => {
    const { until } = await read();
    expect(Date.now() - Date.parse(until)).toBeGreaterThanOrEqual(5 * 60_000 - 1000);
    expect(codes(await read(`?since=${until}`))).toEqual([programme.participant.studyCode]);
  });

  it('says by its tag that nothing is different, and sends nothing then', async () => {
    const first = await device('GET', path);
    const tag = String(first.headers['etag']);
    const again = await device('GET', path, undefined, { 'if-none-match': tag });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    await enrol();
    expect((await device('GET', path, undefined, { 'if-none-match': tag })).status).toBe(200);
  });

  it('names nobody to a device or an enumerator, and to a supervisor only who asks, on record', async () => {
    const who = programme.participant.id;
    await api.call('PUT', `${under}/participants/${who}/identity`, { name: '测试姓名' });
    const grant = { project: programme.project.id, site: programme.site.id };
    const [enumerator, supervisor] = [
      await api.as([{ role: 'enumerator', ...grant }]),
      await api.as([{ role: 'supervisor', ...grant }]),
    ];
    for (const call of [device, enumerator.call]) {
      const { status, bytes } = await call('GET', `${path}?names=true`);
      expect([status, bytes.toString().includes('测试姓名')]).toEqual([200, false]);
    }
    expect(JSON.stringify(await read('', supervisor.call))).not.toContain('测试姓名');
    const looks = () =>
      api.app
        .get(UnitOfWork)
        .read(({ manager }) => manager.countBy(AuditEventEntity, { action: 'identity.read', subjectId: who }));
    expect(await looks()).toBe(0);
    expect((await read('?names=true', supervisor.call)).items[0]?.name).toBe('测试姓名');
    expect(await looks()).toBe(1);
  });

  it('shows a child who was entered twice once, and not at all when the other entry has answered', async () => {
    const twin = await enrol();
    const items = (await read()).items;
    const idOf = (studyCode: string) => items.find((i) => i.studyCode === studyCode)?.id ?? '';
    await api.call('POST', `${under}/duplicates/merges`, { kept: programme.participant.id, merged: twin.id });
    expect(codes(await read())).toEqual([programme.participant.studyCode]);
    const opened = await device<Problem>('POST', `${under}/assignments/${idOf(twin.studyCode)}/openings`);
    expect(opened.body.code).toBe('consent-missing');
  });

  it('is shut to a device that was revoked and to one of another project', async () => {
    const elsewhere = await newProgramme(api);
    const theirs = `/projects/${elsewhere.project.id}/waves/${elsewhere.baseline.id}/worklist`;
    expect((await device('GET', theirs)).status).toBe(404);
    expect(
      (await device<Problem>('GET', path.replace(programme.baseline.id, elsewhere.baseline.id))).body.code,
    ).toBe('wave-unknown');
    await api.app
      .get(UnitOfWork)
      .write(({ manager }) =>
        manager.update(DeviceEntity, { projectId: programme.project.id }, { tokenHash: null, revokedAt: 'x' }),
      );
    expect((await device('GET', path)).status).toBe(401);
  });

  it('lets a device record a visit, once', async () => {
    const [{ id } = {} as Assignment] = (await read()).items;
    const visit = { id: newSubmissionId(), on: '2026-09-01', outcome: 'absent', reason: 'nobody_home' };
    for (let i = 0; i < 2; i++)
      expect((await device('POST', `${under}/assignments/${id}/visits`, visit)).body['visits']).toBe(1);
    const closing = { on: '2026-09-01', disposition: 'refused' };
    expect((await device('POST', `${under}/assignments/${id}/closings`, closing)).status).toBe(404);
  });
});
