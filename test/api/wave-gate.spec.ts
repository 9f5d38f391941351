import { SubmissionsRepository, UnitOfWork, WaveGate } from '@tongxing/api';
import type { EarlySubmissions, Participant } from '@tongxing/contracts';
import { newProgramme, newSubmissionId, submissionFor, type Programme } from '../factories/programme.js';
import { Carer, everyReferral, IN_DANGER, phoneSubmissions } from '../factories/safeguarding.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

describe.each(ENGINES)('a wave of real children that is not opened on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;
  let lead: Carer;

  beforeAll(async () => {
    api = await startApi(engine);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    programme = await newProgramme(api, { synthetic: false });
    lead = await Carer.of(api, programme.project.id);
  });

  const under = () => `/projects/${programme.project.id}/waves/${programme.baseline.id}`;
  const submit = (id = newSubmissionId(), envelope: object = submissionFor(programme)) =>
    api.call('PUT', `/submissions/${id}`, envelope);
  const early = async () =>
    (await api.call<EarlySubmissions>('GET', `${under()}/early-submissions`)).body.items;
  const analysed = async () =>
    (
      await api.app
        .get(UnitOfWork)
        .read((view) =>
          api.app
            .get(SubmissionsRepository)
            .after(view, programme.project.id, '00000000-0000-0000-0000-000000000000', 100),
        )
    ).map(({ id }) => id);
  const open = async () => {
    await lead.call('PUT', `/referral-maps/${programme.site.id}`, { contacts: everyReferral() });
    await lead.call('POST', `/referral-maps/${programme.site.id}/signature`);
    expect((await api.call('POST', `${under()}/openings`, {})).status).toBe(201);
  };
  const begin = () =>
    api.app
      .get(UnitOfWork)
      .read((view) =>
        api.app
          .get(WaveGate)
          .requireOpen(view, programme.project.id, [{ wave: programme.baseline.id, site: programme.site.id }]),
      );

  it('lets nothing begin, and names the county', async () => {
    await expect(begin()).rejects.toMatchObject({
      code: 'wave-not-open',
      errors: [{ code: 'county', path: programme.site.code }],
    });
    await open();
    await expect(begin()).resolves.toBeUndefined();
  });

  it('shows no questionnaire, and makes no assignment', async () => {
    const path = `/projects/${programme.project.id}/participants/${programme.participant.id}/openings`;
    const { instrument } = submissionFor(programme);
    const show = () =>
      api.call('POST', path, {
        wave: programme.baseline.id,
        instrument: { id: instrument.id, version: instrument.version },
        respondent: 'child',
      });
    const entry = { instrument: { id: instrument.id, version: instrument.version }, respondent: 'child' };
    await api.call('PUT', `${under()}/protocol`, { entries: [entry] });
    const generate = () => api.call('POST', `${under()}/assignments`, { dryRun: false });
    expect([(await show()).body['code'], (await generate()).body['code']]).toEqual([
      'wave-not-open',
      'wave-not-open',
    ]);
    await open();
    expect([(await show()).status, (await generate()).body['created']]).toEqual([200, 1]);
  });

  it('loses no answer that arrives all the same, and keeps it out of analyses', async () => {
    const id = newSubmissionId();
    expect((await submit(id)).status).toBe(201);
    expect((await submit(id)).status).toBe(200);
    expect(await early()).toEqual([{ county: programme.site.id, submissions: 1, waiting: true }]);
    expect(await analysed()).toEqual([]);
  });

  it('has what arrived early analysed once it is opened, and remembers that it was early', async () => {
    const ids = [newSubmissionId(), newSubmissionId()];
    await submit(ids[0]);
    await open();
    await submit(ids[1]);
    expect(await analysed()).toEqual(ids);
    expect(await early()).toEqual([{ county: programme.site.id, submissions: 1, waiting: false }]);
  });

  it('keeps no alert back: a child in danger waits for no signature', async () => {
    const phone = await phoneSubmissions(api, programme);
    await submit(newSubmissionId(), phone(IN_DANGER));
    expect((await lead.queue()).map(({ level }) => level)).toEqual([1]);
  });

  it('answers a submission as an open one does, byte by byte', async () => {
    const told = async () => {
      const { status, bytes, body } = await submit();
      const own = [body['id'], body['hash'], body['receivedAt']].map(String);
      return [status, own.reduce((text, value) => text.replaceAll(value, ''), bytes.toString())];
    };
    const before = await told();
    await open();
    expect(await told()).toEqual(before);
  });

  it('is opened county by county: a child elsewhere still waits', async () => {
    const name = { zh: '乙县', en: 'County B' };
    const county = await api.call<{ id: string }>('POST', `/projects/${programme.project.id}/sites`, {
      code: 'county-b',
      name,
      kind: 'county',
    });
    const elsewhere = await api.call<Participant>('POST', `/projects/${programme.project.id}/participants`, {
      site: county.body.id,
    });
    await lead.call('PUT', `/referral-maps/${programme.site.id}`, { contacts: everyReferral() });
    await lead.call('POST', `/referral-maps/${programme.site.id}/signature`);
    await api.call('POST', `${under()}/openings`, { counties: [programme.site.id] });
    const here = newSubmissionId();
    await submit(here);
    await submit(newSubmissionId(), submissionFor(programme, { participant: elsewhere.body.id }));
    expect(await analysed()).toEqual([here]);
  });

  it('is no matter where all is synthetic', async () => {
    programme = await newProgramme(api);
    await submit();
    expect([await early(), (await analysed()).length]).toEqual([[], 1]);
  });
});
