import { readFileSync } from 'node:fs';
import type {
  Assignment,
  AssignmentHistory,
  EnumeratorList,
  GenerationReport,
  NewConsent,
  NewVisit,
  Opening,
  Participant,
  Problem,
  ProtocolEntry,
  Site,
  WaveProgress,
} from '@tongxing/contracts';
import { AuditEventEntity, UnitOfWork } from '@tongxing/api';
import {
  newProgramme,
  newSubmissionId,
  publishShipped,
  submissionFor,
  type Programme,
} from '../factories/programme.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

const CHILD: ProtocolEntry = {
  instrument: { id: 'emotional-wellbeing-b', version: '1.0.0' },
  respondent: 'child',
  ages: { from: 9, to: 11 },
  sitting: 1,
};
const GUARDIAN: ProtocolEntry = {
  instrument: { id: 'guardian-survey', version: '1.0.0' },
  respondent: 'guardian',
  sitting: 1,
};

const { answers: WHOLE } = JSON.parse(
  readFileSync('surveys/emotional-wellbeing-b/1.0.0/examples/all-best.json', 'utf8'),
) as { answers: Record<string, unknown> };

describe.each(ENGINES)('assignments on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;
  let under: string;
  /** A wave that opens on 1 September 2026. */
  let wave: string;

  beforeAll(async () => {
    api = await startApi(engine);
    await publishShipped(api, { instrument: 'guardian-survey', version: '1.0.0' });
  });
  beforeEach(async () => {
    programme = await newProgramme(api, { consentRequired: true });
    under = `/projects/${programme.project.id}`;
    const { body } = await api.call<{ id: string }>('POST', `${under}/waves`, {
      code: 'dated',
      name: { zh: '测试', en: 'Test' },
      ordinal: 3,
      opensOn: '2026-09-01',
    });
    wave = body.id;
  });
  afterAll(() => api.stop());

  const lay = (entries: readonly object[], at = wave) =>
    api.call<Problem>('PUT', `${under}/waves/${at}/protocol`, { entries });
  const generate = async (dryRun = false) =>
    (await api.call<GenerationReport & Problem>('POST', `${under}/waves/${wave}/assignments`, { dryRun })).body;
  const enrol = async (more: object = { birthMonth: '2016-05' }, site = programme.site.id) =>
    (await api.call<Participant>('POST', `${under}/participants`, { site, ...more })).body;
  const list = async (query = '', call = api.call) =>
    (await call<{ items: Assignment[] }>('GET', `${under}/assignments?wave=${wave}${query}`)).body.items;
  const find = async (id: string) =>
    (await api.call<AssignmentHistory>('GET', `${under}/assignments/${id}`)).body;
  const act = <T = AssignmentHistory & Problem>(id: string, what: string, body?: object, call = api.call) =>
    call<T>('POST', `${under}/assignments/${id}/${what}`, body);
  const consent = (participant: string, kind: NewConsent['kind'], change: Partial<NewConsent> = {}) =>
    api.call('POST', `${under}/participants/${participant}/consents`, {
      kind,
      decision: 'given',
      scopes: ['survey'],
      script: { id: kind === 'assent' ? 'child-assent-b' : `${kind}-consent`, version: '1.0.0' },
      means: 'in_person',
      obtainedOn: '2026-09-01',
      ...(kind === 'assent' && { wave }),
      ...change,
    });
  const agree = async (participant: string) => {
    for (const kind of ['guardian', 'carer', 'assent'] as const) await consent(participant, kind);
  };
  /** One child of nine with an assignment of their own. */
  const assigned = async () => {
    const child = await enrol();
    await lay([CHILD]);
    await generate();
    const [assignment] = (await list()).filter(({ participant }) => participant === child.id);
    return { child, assignment: assignment as Assignment };
  };
  const answer = (participant: string, change: object = {}) =>
    api.call<Problem>('PUT', `/submissions/${newSubmissionId()}`, {
      ...submissionFor(programme, { participant, wave, answers: WHOLE }),
      ...change,
    });

  describe('by the protocol', () => {
    it('follow the age on the first day of the wave, and the same protocol again changes nothing', async () => {
      const [nine, twelve] = [await enrol(), await enrol({ birthMonth: '2014-08' })];
      await enrol({});
      const first = await lay([CHILD, GUARDIAN]);
      expect(first).toMatchObject({ status: 200, body: { revision: 1 } });
      expect((await lay([CHILD, GUARDIAN])).body).toMatchObject({ revision: 1 });
      const dry = await generate(true);
      // The participant of the programme, and the third, have no month of birth.
      expect(dry).toMatchObject({
        stored: false,
        created: 5,
        kept: 0,
        leftOut: { exited: 0, withdrawn: 0, merged: 0, ageUnknown: 2, outsideAges: 1 },
      });
      expect(await list()).toEqual([]);
      expect(await generate()).toMatchObject({ stored: true, created: 5 });
      const made = await list();
      const of = (participant: string) =>
        made.filter((a) => a.participant === participant).map((a) => [a.respondent, a.band]);
      expect(of(nine.id).sort()).toEqual([
        ['child', 'B'],
        ['guardian', 'B'],
      ]);
      expect(of(twelve.id)).toEqual([['guardian', 'C']]);
      expect(await generate()).toMatchObject({ stored: true, created: 0, kept: 5 });
      const late = await enrol();
      expect(await generate()).toMatchObject({ created: 2, kept: 5 });
      expect((await list()).filter(({ participant }) => participant === late.id)).toHaveLength(2);
    });

    it('are none of who has left, has withdrawn, or is part of another entry', async () => {
      const [left, gone, kept, merged] = [await enrol(), await enrol(), await enrol(), await enrol()];
      const path = `${under}/participants`;
      await api.call('POST', `${path}/${left.id}/course/exits`, { reason: 'moved', on: '2026-08-01' });
      await api.call('POST', `${path}/${gone.id}/consents/withdrawals`, { by: 'guardian', on: '2026-08-01' });
      await api.call('POST', `${under}/duplicates/merges`, { kept: kept.id, merged: merged.id });
      await lay([CHILD]);
      expect(await generate()).toMatchObject({ created: 1, leftOut: { exited: 1, withdrawn: 1, merged: 1 } });
      expect((await list()).map(({ participant }) => participant)).toEqual([kept.id]);
    });

    it('are made once when they are generated twice at once', async () => {
      for (let i = 0; i < 5; i++) await enrol();
      await lay([CHILD]);
      const both = await Promise.all([generate(), generate(), generate()]);
      expect(both.map(({ created }) => created).sort()).toEqual([0, 0, 5]);
      expect(await list()).toHaveLength(5);
    });

    it('keep the version that they were generated with, and say where the protocol has gone on', async () => {
      await publishShipped(api, { instrument: 'emotional-wellbeing-b', version: '1.1.0' });
      const { assignment } = await assigned();
      await lay([{ ...CHILD, instrument: { id: 'emotional-wellbeing-b', version: '1.1.0' } }]);
      expect(await generate()).toMatchObject({ created: 0, kept: 1, otherVersion: 1 });
      expect((await find(assignment.id)).instrument.version).toBe('1.0.0');
    });

    it.each<[string, readonly object[], string]>([
      [
        'a version that is not published',
        [{ ...CHILD, instrument: { id: 'emotional-wellbeing-b', version: '9.0.0' } }],
        'instrument-version-unknown',
      ],
      ['an instrument twice for one respondent', [CHILD, CHILD], 'request-invalid'],
      [
        'a consent script',
        [{ ...CHILD, instrument: { id: 'child-assent-b', version: '1.0.0' } }],
        'request-invalid',
      ],
      ['ages that run backwards', [{ ...CHILD, ages: { from: 11, to: 9 } }], 'request-invalid'],
    ])('are refused for %s', async (_, entries, code) => {
      expect((await lay(entries)).body.code).toBe(code);
    });

    it('need a protocol, and a first day of the wave for ages', async () => {
      expect((await generate()).code).toBe('protocol-missing');
      expect((await lay([CHILD], programme.baseline.id)).body.code).toBe('wave-undated');
      expect((await lay([GUARDIAN], programme.baseline.id)).status).toBe(200);
    });
  });

  describe('are opened', () => {
    const open = async (id: string) => {
      const { status, body } = await act<Opening & Problem>(id, 'openings');
      return status === 200 ? 200 : [body.code, body.errors?.map(({ code }) => code)];
    };

    it('with every consent and not before, naming what is missing', async () => {
      const { child, assignment } = await assigned();
      expect(await open(assignment.id)).toEqual([
        'consent-missing',
        ['guardian-missing', 'carer-missing', 'assent-missing'],
      ]);
      await consent(child.id, 'guardian');
      await consent(child.id, 'carer');
      expect(await open(assignment.id)).toEqual(['consent-missing', ['assent-missing']]);
      expect((await find(assignment.id)).obstacles).toEqual(['assent-missing']);
      await consent(child.id, 'assent', { wave: programme.baseline.id });
      expect(await open(assignment.id)).toEqual(['consent-missing', ['assent-missing']]);
      await consent(child.id, 'assent');
      expect(await open(assignment.id)).toBe(200);
    });

    it('never against the child’s no, whoever else says yes, in any project', async () => {
      const { child, assignment } = await assigned();
      await agree(child.id);
      await consent(child.id, 'assent', { decision: 'refused', scopes: [], obtainedOn: '2026-09-02' });
      await consent(child.id, 'guardian', { obtainedOn: '2026-09-03' });
      expect(await open(assignment.id)).toEqual(['child-declined', ['child-declined']]);
      programme = await newProgramme(api);
      under = `/projects/${programme.project.id}`;
      const free = programme.participant.id;
      wave = programme.baseline.id;
      await consent(free, 'assent', { decision: 'refused', scopes: [] });
      const refused = await api.call<Problem>('POST', `${under}/participants/${free}/openings`, {
        wave,
        instrument: CHILD.instrument,
        respondent: 'child',
      });
      expect(refused.body.code).toBe('child-declined');
      expect((await answer(free)).body.code).toBe('child-declined');
    });

    it('by participant and questionnaire, too; scripts always', async () => {
      await publishShipped(api, { instrument: 'child-assent-b', version: '1.0.0' });
      const { child, assignment } = await assigned();
      const openFor = (change: object = {}) =>
        api.call<Opening & Problem>('POST', `${under}/participants/${child.id}/openings`, {
          wave,
          instrument: CHILD.instrument,
          respondent: 'child',
          ...change,
        });
      expect((await openFor()).body.code).toBe('consent-missing');
      expect((await openFor({ instrument: { id: 'child-assent-b', version: '1.0.0' } })).status).toBe(200);
      await agree(child.id);
      expect((await openFor()).body).toMatchObject({ assignment: assignment.id, participant: child.id });
      expect((await openFor({ instrument: { id: 'nothing', version: '1.0.0' } })).body.code).toBe(
        'instrument-version-unknown',
      );
      const elsewhere = await newProgramme(api);
      expect((await openFor({ wave: elsewhere.baseline.id })).body.code).toBe('wave-unknown');
    });

    it('no more once they are closed', async () => {
      const { child, assignment } = await assigned();
      await agree(child.id);
      await answer(child.id);
      expect(await open(assignment.id)).toEqual(['assignment-closed', ['done']]);
    });
  });

  describe('are ended', () => {
    it('by the answers, in the transaction that stores them: whole or in part', async () => {
      const [{ child, assignment }, other] = [await assigned(), await enrol()];
      await generate();
      await agree(child.id);
      await agree(other.id);
      expect((await answer(child.id)).status).toBe(201);
      expect((await answer(other.id, { answers: { pm_laugh: 2 } })).status).toBe(201);
      const { state, steps } = await find(assignment.id);
      expect([state, steps.map(({ outcome, final }) => [outcome, final])]).toEqual(['done', [['done', true]]]);
      expect(steps[0]?.submission).toBeDefined();
      const partial = (await list()).find(({ participant }) => participant === other.id);
      expect(partial?.state).toBe('partial');
    });

    it('by answers that a tablet brings home after somebody closed them', async () => {
      const { child, assignment } = await assigned();
      await agree(child.id);
      await act(assignment.id, 'closings', { on: '2026-09-03', disposition: 'moved' });
      await answer(child.id);
      expect((await find(assignment.id)).state).toBe('done');
    });

    it('by a withdrawal at once, and stay so until consent is given again', async () => {
      const { child, assignment } = await assigned();
      await agree(child.id);
      await api.call('POST', `${under}/participants/${child.id}/consents/withdrawals`, {
        by: 'guardian',
        on: '2026-09-05',
      });
      const closed = await find(assignment.id);
      expect([closed.state, closed.obstacles]).toEqual(['withdrawn', ['withdrawn']]);
      const undo = () => act(assignment.id, `steps/${closed.steps.at(-1)?.id ?? ''}/undo`);
      expect((await undo()).body.code).toBe('step-kept');
      await consent(child.id, 'guardian', { obtainedOn: '2026-09-06' });
      expect((await undo()).body.state).toBe('open');
    });

    it('by somebody who knows why, and taken up again', async () => {
      const { assignment } = await assigned();
      const { body } = await act(assignment.id, 'closings', {
        on: '2026-09-03',
        disposition: 'refused',
        reason: 'guardian_refused',
      });
      expect(body.state).toBe('refused');
      expect(body.steps.at(-1)?.by).toEqual({ kind: 'user', id: api.person.account });
      const undone = await act(assignment.id, `steps/${body.steps.at(-1)?.id ?? ''}/undo`);
      expect(undone.body.state).toBe('open');
      expect(undone.body.steps.map(({ undoneAt }) => undoneAt !== undefined)).toEqual([true]);
      expect((await act(assignment.id, `steps/${body.steps.at(-1)?.id ?? ''}/undo`)).body.code).toBe(
        'step-not-last',
      );
      const done = await act(assignment.id, 'closings', { on: '2026-09-03', disposition: 'done' });
      expect(done.body.code).toBe('request-invalid');
    });

    it('not by taking stored answers back', async () => {
      const { child, assignment } = await assigned();
      await agree(child.id);
      await answer(child.id);
      const last = (await find(assignment.id)).steps.at(-1)?.id ?? '';
      expect((await act(assignment.id, `steps/${last}/undo`)).body.code).toBe('step-kept');
    });
  });

  describe('are visited', () => {
    const visit = (change: Partial<NewVisit> = {}): NewVisit => ({
      id: newSubmissionId(),
      on: '2026-09-02',
      outcome: 'absent',
      reason: 'at_school',
      final: false,
      ...change,
    });

    it('as often as it takes; each attempt is stored once, and ends nothing unless it is final', async () => {
      const { assignment } = await assigned();
      const first = visit();
      expect((await act(assignment.id, 'visits', first)).body).toMatchObject({ state: 'open', visits: 1 });
      expect((await act(assignment.id, 'visits', first)).body.visits).toBe(1);
      const differing = await act(assignment.id, 'visits', { ...first, outcome: 'moved' });
      expect([differing.status, differing.body.code]).toEqual([409, 'visit-conflict']);
      const last = await act(assignment.id, 'visits', visit({ on: '2026-09-03', final: true }));
      expect(last.body).toMatchObject({ state: 'absent', visits: 2 });
      expect((await act(assignment.id, 'visits', visit({ on: '2199-01-01' }))).body.code).toBe(
        'date-impossible',
      );
    });

    it('under an id that a visit to somebody else has, nothing is told and nothing stored', async () => {
      const { assignment } = await assigned();
      const other = (await generateFor(await enrol())) as Assignment;
      const taken = visit();
      await act(assignment.id, 'visits', taken);
      expect((await act(other.id, 'visits', taken)).body.code).toBe('visit-conflict');
      expect((await find(other.id)).visits).toBe(0);
    });
    const generateFor = async (child: Participant) => {
      await generate();
      return (await list()).find(({ participant }) => participant === child.id);
    };
  });

  describe('are given', () => {
    it('to who collects there, and to nobody else; all or none', async () => {
      const { assignment } = await assigned();
      const project = programme.project.id;
      const here = await api.as([{ role: 'enumerator', project, site: programme.site.id }]);
      const viewer = await api.as([{ role: 'viewer', project }]);
      const { body } = await api.call<{ items: Site[] } & Site>('POST', `${under}/sites`, {
        code: 'beside',
        name: { zh: '测试', en: 'Test' },
        kind: 'school',
      });
      const beside = await api.as([{ role: 'enumerator', project, site: body.id }]);
      const give = (assignments: string[], enumerator?: string) =>
        api.call<{ items: Assignment[] } & Problem>('POST', `${under}/assignments/enumerator`, {
          assignments,
          ...(enumerator && { enumerator }),
        });
      for (const wrong of [viewer, beside])
        expect((await give([assignment.id], wrong.account)).body.code).toBe('enumerator-unknown');
      const given = await give([assignment.id], here.account);
      expect(given.body.items[0]?.enumerator).toBe(here.account);
      expect(await list(`&enumerator=${here.account}`)).toHaveLength(1);
      expect(await list('&enumerator=team')).toHaveLength(0);
      expect((await give([assignment.id, newSubmissionId()], here.account)).status).toBe(404);
      const back = await give([assignment.id]);
      expect(back.body.items[0]?.enumerator).toBeUndefined();
      expect((await find(assignment.id)).steps.map(({ kind }) => kind)).toEqual(['assigned', 'assigned']);
      const names = (await api.call<EnumeratorList>('GET', `${under}/enumerators`)).body.items;
      expect(names.map(({ id }) => id)).toEqual(expect.arrayContaining([here.account, beside.account]));
      expect(names.map(({ id }) => id)).not.toContain(viewer.account);
    });
  });

  it('are counted by site and state, of the sites that the caller reaches', async () => {
    const { child } = await assigned();
    await agree(child.id);
    await enrol();
    const { body: beside } = await api.call<Site>('POST', `${under}/sites`, {
      code: 'beside',
      name: { zh: '测试', en: 'Test' },
      kind: 'school',
    });
    await enrol({ birthMonth: '2016-05' }, beside.id);
    await generate();
    await answer(child.id);
    const progress = async (call = api.call) =>
      (await call<WaveProgress>('GET', `${under}/waves/${wave}/progress`)).body.items;
    expect(await progress()).toEqual(
      expect.arrayContaining([
        { site: programme.site.id, total: 2, states: { done: 1, open: 1 } },
        { site: beside.id, total: 1, states: { open: 1 } },
      ]),
    );
    const grant = { project: programme.project.id, site: beside.id };
    const person = await api.as([{ role: 'supervisor', ...grant }]);
    expect(await progress(person.call)).toEqual([{ site: beside.id, total: 1, states: { open: 1 } }]);
    expect(await list('', person.call)).toHaveLength(1);
    expect(await list('&state=done')).toHaveLength(1);
    expect(await list(`&site=${beside.id}`)).toHaveLength(1);
  });

  it('are out of reach of who is at another site or in another project, by id, in the body and in the address', async () => {
    const { child, assignment } = await assigned();
    const theirs = await newProgramme(api);
    const attacker = await api.as([{ role: 'supervisor', project: theirs.project.id }]);
    const own = `/projects/${theirs.project.id}`;
    const post = async (path: string, body?: object) =>
      (await attacker.call<Problem>('POST', path, body)).status;
    for (const base of [under, own]) {
      const path = `${base}/assignments/${assignment.id}`;
      expect((await attacker.call('GET', path)).status).toBe(404);
      expect(await post(`${path}/openings`)).toBe(404);
      expect(await post(`${path}/visits`, { id: newSubmissionId(), on: '2026-09-02', outcome: 'absent' })).toBe(
        404,
      );
      expect(await post(`${path}/closings`, { on: '2026-09-02', disposition: 'refused' })).toBe(404);
      expect(await post(`${path}/steps/${newSubmissionId()}/undo`)).toBe(404);
      expect(await post(`${base}/assignments/enumerator`, { assignments: [assignment.id] })).toBe(404);
      expect(
        await post(`${base}/participants/${child.id}/openings`, {
          wave,
          instrument: CHILD.instrument,
          respondent: 'child',
        }),
      ).toBe(404);
    }
    const foreign = await attacker.call<Problem>('GET', `${own}/assignments?wave=${wave}`);
    expect(foreign.body.code).toBe('wave-unknown');
    for (const path of [`waves/${wave}/progress`, `waves/${wave}/worklist`, `waves/${wave}/protocol`])
      expect((await attacker.call<Problem>('GET', `${own}/${path}`)).body.code).toBe('wave-unknown');
    expect((await find(assignment.id)).steps).toEqual([]);
  });

  it('stand in the audit log by their id, with who did what', async () => {
    const { assignment } = await assigned();
    await act(assignment.id, 'closings', { on: '2026-09-02', disposition: 'refused' });
    const events = await api.app
      .get(UnitOfWork)
      .read(({ manager }) => manager.findBy(AuditEventEntity, { subjectId: assignment.id }));
    expect(events.map(({ action }) => action)).toEqual(['assignment.closed']);
  });
});
