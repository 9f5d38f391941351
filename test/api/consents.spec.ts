import { ImportService, ProgrammeService, readMapping, StudyReader, UnitOfWork } from '@tongxing/api';
import type {
  Consent,
  ConsentState,
  NewConsent,
  Participant,
  Problem,
  SubmissionEnvelope,
  SubmissionReceipt,
  WithdrawalReceipt,
} from '@tongxing/contracts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  newProgramme,
  newSubmissionId,
  publishShipped,
  submissionFor,
  type Programme,
} from '../factories/programme.js';
import { smallMapping } from '../factories/table.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

const ASSENT = { instrument: 'child-assent-b', version: '1.0.0' };

describe.each(ENGINES)('consent on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;
  let path: string;
  let assentHash: string;

  beforeAll(async () => {
    api = await startApi(engine);
    assentHash = await publishShipped(api, ASSENT);
  });
  beforeEach(async () => {
    programme = await newProgramme(api, { consentRequired: true });
    path = `/projects/${programme.project.id}/participants/${programme.participant.id}/consents`;
  });
  afterAll(() => api.stop());

  const consent = (kind: NewConsent['kind'], change: Partial<NewConsent> = {}): NewConsent => ({
    kind,
    decision: 'given',
    scopes: ['survey', 'register'],
    script: { id: kind === 'assent' ? 'child-assent-b' : `${kind}-consent`, version: '1.0.0' },
    means: 'in_person',
    obtainedOn: '2026-09-01',
    ...(kind === 'assent' && { wave: programme.baseline.id }),
    ...change,
  });
  const record = (kind: NewConsent['kind'], change: Partial<NewConsent> = {}) =>
    api.call<Consent & Problem>('POST', path, consent(kind, change));
  const agree = async () => {
    for (const kind of ['guardian', 'carer', 'assent'] as const) await record(kind);
  };
  const withdraw = (by: 'guardian' | 'child' = 'guardian', on = '2026-10-01') =>
    api.call<WithdrawalReceipt & Problem>('POST', `${path}/withdrawals`, { by, on });
  const send = async (change: Partial<SubmissionEnvelope> = {}, id = newSubmissionId()) => {
    const { status, body } = await api.call<SubmissionReceipt & Problem>(
      'PUT',
      `/submissions/${id}`,
      submissionFor(programme, change),
    );
    return status < 300 ? status : body.code;
  };
  const study = () =>
    api.app.get(UnitOfWork).snapshot(async (view) => {
      const project = await api.app.get(ProgrammeService).requireProject(view, programme.project.id);
      return api.app.get(StudyReader).read(view, project);
    });

  it('is asked of nobody for a record about a session or a village', async () => {
    for (const [instrument, answers] of [
      ['session-log', { sl_date: '2026-09-01', sl_open: 'closed' }],
      ['protection-system-checklist', {}],
    ] as const) {
      const hash = await publishShipped(api, { instrument, version: '1.0.0' });
      const about = {
        instrument: { id: instrument, version: '1.0.0', hash },
        respondent: 'enumerator',
        answers,
      };
      expect(await send(about as Partial<SubmissionEnvelope>)).toBe(201);
    }
  });

  it('of all three lets answers in, and of fewer does not', async () => {
    expect(await send()).toBe('consent-missing');
    await record('guardian');
    await record('carer');
    expect(await send()).toBe('consent-missing');
    expect(await send({ respondent: 'guardian' })).toBe(201);
    await record('assent');
    expect(await send()).toBe(201);
    expect(await send({ wave: programme.endline.id })).toBe('consent-missing');
  });

  it('is told with what is missing at each wave', async () => {
    await record('guardian');
    const { body } = await api.call<ConsentState>('GET', path);
    expect(body).toMatchObject({ required: true, withdrawn: false });
    expect(body.waves).toEqual(
      [programme.baseline, programme.endline].map(({ id }) => ({
        wave: id,
        child: ['carer-missing', 'assent-missing'],
        adults: ['carer-missing'],
      })),
    );
    expect(body.records).toHaveLength(1);
  });

  it('is not got round by calling answers imported or written on paper', async () => {
    expect(await send({ mode: 'import' })).toBe('consent-missing');
    expect(await send({ mode: 'paper' })).toBe('consent-missing');
  });

  it('of a child who says no keeps answers out whatever the adults say', async () => {
    await agree();
    await record('assent', { decision: 'refused', scopes: [], obtainedOn: '2026-09-02' });
    await record('guardian', { obtainedOn: '2026-09-03' });
    expect(await send()).toBe('child-declined');
    expect(await send({ respondent: 'guardian' })).toBe('child-declined');
  });

  it('is heard from the script’s answers, and in one batch before the answers it is for', async () => {
    await record('guardian');
    await record('carer');
    const script = (ok: string) =>
      submissionFor(programme, {
        instrument: { id: ASSENT.instrument, version: ASSENT.version, hash: assentHash },
        mode: 'interviewer',
        collectedOn: '2026-09-10',
        answers: { ab_understood: 'may_stop', ab_ok: ok },
      });
    const batch = async (ok: string) => {
      const submissions = [submissionFor(programme), script(ok)].map((submission) => ({
        id: newSubmissionId(),
        submission,
      }));
      const { body } = await api.call<{ results: { status: number; problem?: Problem }[] }>(
        'POST',
        '/submissions/batch',
        { submissions },
      );
      return body.results.map(({ status, problem }) => problem?.code ?? status);
    };
    expect(await batch('yes')).toEqual([201, 201]);
    expect(await batch('no')).toEqual(['child-declined', 201]);
  });

  it('taken back stops collection at once, leaves analyses, and is receipted in both languages', async () => {
    await agree();
    const id = newSubmissionId();
    expect(await send({}, id)).toBe(201);
    expect((await study()).data.participants).toBe(1);
    const { status, body } = await withdraw();
    expect({ status, studyCode: body.studyCode }).toEqual({
      status: 201,
      studyCode: programme.participant.studyCode,
    });
    expect(body.text.zh).toContain('撤回同意回执');
    expect(body.text.en).toContain(body.number);
    expect(await send()).toBe('consent-withdrawn');
    expect(await send({ respondent: 'guardian' })).toBe('consent-withdrawn');
    expect(await send({}, id)).toBe(200);
    const after = await study();
    expect({ participants: after.data.participants, submissions: after.snapshot.submissions }).toEqual({
      participants: 0,
      submissions: 0,
    });
    const { body: kept } = await api.call<ConsentState>('GET', path);
    expect(kept.records.map(({ decision }) => decision)).toEqual(['given', 'given', 'given', 'withdrawn']);
  });

  it('taken back is not undone by a tablet that comes home later', async () => {
    await agree();
    await withdraw('child', '2026-10-01');
    await record('guardian', { obtainedOn: '2026-09-30' });
    await record('assent', { obtainedOn: '2026-10-01' });
    expect(await send()).toBe('consent-withdrawn');
    await record('assent', { obtainedOn: '2026-10-02' });
    expect(await send()).toBe(201);
  });

  it('taken back stops a project that does not ask for consent, too', async () => {
    programme = await newProgramme(api);
    path = `/projects/${programme.project.id}/participants/${programme.participant.id}/consents`;
    expect(await send()).toBe(201);
    await withdraw();
    expect(await send()).toBe('consent-withdrawn');
  });

  it('taken back while answers arrive lets in none that were sent after the receipt', async () => {
    await agree();
    const early = Array.from({ length: 10 }, () => send());
    const receipt = withdraw();
    const racing = Array.from({ length: 10 }, () => send());
    expect((await receipt).status).toBe(201);
    const late = await Promise.all(Array.from({ length: 10 }, () => send()));
    expect(new Set(late)).toEqual(new Set(['consent-withdrawn']));
    const outcomes = new Set([...(await Promise.all(early)), ...(await Promise.all(racing))]);
    expect([...outcomes].filter((outcome) => ![201, 'consent-withdrawn'].includes(outcome))).toEqual([]);
    expect((await study()).data.participants).toBe(0);
  });

  it.each<[string, Partial<NewConsent>]>([
    ['an assent for no wave', { kind: 'assent', wave: undefined }],
    ['a guardian’s consent for a wave', { kind: 'guardian', wave: newSubmissionId() }],
    ['a yes to nothing', { scopes: [] }],
    ['a no to something', { decision: 'refused', scopes: ['photo'] }],
    ['a thumbprint without a witness', { signature: 'thumbprint' }],
    ['a witness twice, by code and account', { witness: 'w-1', witnessAccount: newSubmissionId() }],
    ['evidence of a kind without its hash', { evidenceKind: 'photo' }],
    ['a witness by name', { signature: 'thumbprint', witness: '李 阿姨' }],
    ['a day that there is not', { obtainedOn: '2026-02-30' }],
  ])('that is %s is no record', async (_, change) => {
    const { status, body } = await api.call<Problem>('POST', path, { ...consent('guardian'), ...change });
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'request-invalid' });
  });

  it('by thumb is witnessed by an account that works in the project, with the hash of what was kept', async () => {
    const here = await api.as([{ role: 'enumerator', project: programme.project.id }]);
    const elsewhere = await newProgramme(api);
    const stranger = await api.as([{ role: 'enumerator', project: elsewhere.project.id }]);
    const thumb = { signature: 'thumbprint', evidence: 'a'.repeat(64), evidenceKind: 'photo' } as const;
    const { body } = await record('guardian', { ...thumb, witnessAccount: here.account });
    expect(body).toMatchObject({ ...thumb, witnessAccount: here.account });
    for (const unknown of [stranger.account, newSubmissionId()])
      expect((await record('guardian', { ...thumb, witnessAccount: unknown })).body.code).toBe(
        'witness-unknown',
      );
  });

  it('for a wave of another project, of a day to come, or of a stranger is refused', async () => {
    const elsewhere = await newProgramme(api);
    expect((await record('assent', { wave: elsewhere.baseline.id })).body.code).toBe('wave-unknown');
    expect((await record('guardian', { obtainedOn: '2199-01-01' })).body.code).toBe('date-impossible');
    expect((await withdraw('guardian', '2199-01-01')).body.code).toBe('date-impossible');
    const wrong = path.replace(programme.project.id, elsewhere.project.id);
    expect((await api.call('POST', wrong, consent('guardian'))).status).toBe(404);
    expect((await api.call('POST', `${wrong}/withdrawals`, { by: 'child', on: '2026-09-01' })).status).toBe(
      404,
    );
  });

  it('is another’s to ask for data that are imported, but a withdrawal stops them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tongxing-consent-'));
    const table = join(folder, 'table.csv');
    writeFileSync(table, 'person,wave,site,q1,q2,q3,q4,q5\np-1,baseline,s-1,1,2,3,4,0\n');
    const project = { ...smallMapping().project, code: `consent-${engine}`, consentRequired: true };
    writeFileSync(join(folder, 'mapping.yaml'), JSON.stringify(smallMapping({ project })));
    const run = async () =>
      api.app
        .get(ImportService)
        .run({ path: table, mapping: await readMapping(join(folder, 'mapping.yaml')), dryRun: false });
    const { projectId, stored } = await run();
    expect(stored).toBe(1);
    const { body } = await api.call<{ items: Participant[] }>('GET', `/projects/${projectId}/participants`);
    const person = body.items[0] as Participant;
    await api.call('POST', `/projects/${projectId}/participants/${person.id}/consents/withdrawals`, {
      by: 'guardian',
      on: '2026-09-01',
    });
    writeFileSync(table, 'person,wave,site,q1,q2,q3,q4,q5\np-1,endline,s-1,1,2,3,4,0\n');
    expect((await run()).reasons).toEqual({ 'consent-withdrawn': 1 });
    rmSync(folder, { recursive: true });
  });
});
