import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AuditEventEntity,
  GuardianLinkEntity,
  SubmissionEntity,
  ThrottleEntity,
  UnitOfWork,
} from '@tongxing/api';
import type { AssignmentHistory, ConsentState, GuardianLinkList, Problem, Site } from '@tongxing/contracts';
import {
  AGREES,
  Guardians,
  NO_ADULT_TONIGHT,
  NO_GUARDIAN,
  REFUSES,
  WHOLE,
  type Phone,
} from '../factories/guardians.js';
import { newProgramme, newSubmissionId } from '../factories/programme.js';
import { Carer, everyReferral } from '../factories/safeguarding.js';
import { startApi, startApiOn, type Answer, type TestApi } from '../support/api.js';
import { ENGINES, newDatabase } from '../support/databases.js';

const codeOf = ({ body }: Answer<unknown>) => (body as Partial<Problem>).code;

describe.each(ENGINES)('a link for a guardian on %s', (engine) => {
  let api: TestApi;
  let guardians: Guardians;
  let assignment: string;
  let phone: Phone;
  let link: string;

  beforeAll(async () => {
    api = await startApi(engine);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    guardians = await Guardians.of(api, await newProgramme(api, { consentRequired: true }));
    await guardians.permitted();
    assignment = (await guardians.assignment()).id;
    const made = await guardians.phone(assignment);
    ({ phone } = made);
    link = made.link.link.id;
  });

  const path = () => `${guardians.under}/assignments/${assignment}`;
  const history = async () => (await api.call<AssignmentHistory>('GET', path())).body;
  const listed = async () => (await api.call<GuardianLinkList>('GET', `${path()}/guardian-links`)).body.items;
  const consents = async () => {
    const { participant } = guardians.programme;
    const of = `${guardians.under}/participants/${participant.id}/consents`;
    return (await api.call<ConsentState>('GET', of)).body.records.filter(({ kind }) => kind === 'guardian');
  };
  const stored = () =>
    api.app
      .get(UnitOfWork)
      .read((view) =>
        view.manager.findBy(SubmissionEntity, { participantId: guardians.programme.participant.id }),
      );
  const events = async () =>
    (await api.app.get(UnitOfWork).read((view) => view.manager.find(AuditEventEntity)))
      .filter(({ projectId }) => projectId === guardians.programme.project.id)
      .map(({ action, actorKind }) => [action, actorKind].join(' by '));
  const timePasses = (days: number) =>
    api.app.get(UnitOfWork).write(async (tx) => {
      const row = await tx.manager.findOneByOrFail(GuardianLinkEntity, { id: link });
      const expiresAt = new Date(Date.parse(row.expiresAt) - days * 86_400_000).toISOString();
      await tx.manager.update(GuardianLinkEntity, { id: link }, { expiresAt });
    });
  const revoke = () => api.call('POST', `${path()}/guardian-links/${link}/revocation`);

  it('asks for consent, then the questions, takes the answers and is used up', async () => {
    const opened = await phone.open();
    expect(opened.body).toMatchObject({ state: 'consent', form: { instrument: { id: 'guardian-consent' } } });
    const agreed = await phone.consent();
    expect(agreed.body).toMatchObject({ state: 'questions', form: { instrument: { id: 'guardian-survey' } } });
    expect(await phone.submit()).toMatchObject({ status: 200, body: { outcome: 'created' } });
    expect((await phone.open()).body).toEqual({ ...opened.body, state: 'received', form: undefined });
    expect(await history()).toMatchObject({
      state: 'done',
      steps: [{ outcome: 'done', by: { kind: 'link', id: link } }],
    });
    expect(await listed()).toMatchObject([{ id: link, state: 'used' }]);
    expect(await consents()).toMatchObject([
      {
        decision: 'given',
        means: 'esign_link',
        relation: 'father',
        scopes: ['survey'],
        script: { id: 'guardian-consent', version: '1.0.0' },
        obtainedOn: new Date().toISOString().slice(0, 10),
      },
    ]);
    expect(await events()).toEqual(
      expect.arrayContaining([
        'guardian-link.made by user',
        'guardian-link.opened by link',
        'consent.given by link',
        'submission.stored by link',
        'guardian-link.used by link',
      ]),
    );
  });

  it('guessed: is told what every wrong token is told, and the guesser waits', async () => {
    const guess = (address: string) =>
      guardians.phoneWith(newSubmissionId().replaceAll('-', '').padEnd(43, 'x'), address).open();
    const answers = [];
    for (let i = 0; i < 51; i++) answers.push(await guess('10.66.0.1'));
    expect(new Set(answers.slice(0, 50).map(codeOf))).toEqual(new Set(['link-invalid']));
    expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
    expect((await phone.open()).status).toBe(200);
  });

  it('guessed: the throttle and the table keep nothing that opens a link', async () => {
    await phone.open();
    const rows = await api.app
      .get(UnitOfWork)
      .read(async ({ manager }) => [
        await manager.find(GuardianLinkEntity),
        await manager.find(ThrottleEntity),
        await manager.find(AuditEventEntity),
      ]);
    expect(JSON.stringify(rows)).not.toContain(phone.token);
  });

  it('absent, expired, revoked, of a closed assignment: all answer byte by byte alike', async () => {
    const everything = async (of: Phone) => {
      const told = [await of.open(), await of.consent(), await of.submit(), await recording(of)];
      return told.map(({ status, bytes }) => [status, bytes.toString()]);
    };
    const recording = (of: Phone) => of.send('recordings', { language: 'zh-CN', name: 'gc_card' });
    const absent = await everything(guardians.phoneWith('x'.repeat(43), '10.9.0.2'));
    expect(absent.map(([status]) => status)).toEqual([422, 422, 422, 422]);
    await timePasses(15);
    expect(await everything(phone)).toEqual(absent);
    const second = await guardians.phone(assignment);
    link = second.link.link.id;
    await revoke();
    expect(await everything(second.phone)).toEqual(absent);
    const third = await guardians.phone(assignment);
    await api.call('POST', `${path()}/closings`, { on: '2026-03-01', disposition: 'moved' });
    const closed = await everything(third.phone);
    // What was answered before somebody closed the assignment is kept: here nobody had consented.
    expect([closed[0], closed[1], closed[3]]).toEqual([absent[0], absent[1], absent[3]]);
    expect(codeOf(await third.phone.submit())).toBe('consent-missing');
  });

  it('used twice: the second answers are refused and change nothing', async () => {
    await phone.consent();
    await phone.submit();
    const before = await stored();
    expect(codeOf(await phone.submit({ ...WHOLE, gs_tonight: 'no' }))).toBe('link-invalid');
    expect(codeOf(await phone.consent(REFUSES))).toBe('link-invalid');
    expect(await stored()).toEqual(before);
    expect((await history()).state).toBe('done');
  });

  it('used twice at once: one of the answers is taken', async () => {
    await phone.consent();
    const answers = await Promise.all([phone.submit(), phone.submit(), phone.submit()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    expect((await stored()).filter(({ respondent }) => respondent === 'guardian')).toHaveLength(2);
  });

  it('lost answer: the same again is told the same, also after the window; anything else conflicts', async () => {
    await phone.consent();
    const id = newSubmissionId();
    const first = await phone.submit(WHOLE, { id });
    await timePasses(40);
    const again = await phone.submit(WHOLE, { id });
    expect([first.body, again.body]).toEqual([
      { ...again.body, outcome: 'created' },
      { ...again.body, outcome: 'identical' },
    ]);
    expect(await phone.submit({ ...WHOLE, gs_tonight: 'no' }, { id })).toMatchObject({
      status: 409,
      body: { code: 'submission-conflict' },
    });
  });

  it('lost answer to consent: the same again goes on, anything else conflicts', async () => {
    const id = newSubmissionId();
    const [first, again] = [await phone.consent(AGREES, { id }), await phone.consent(AGREES, { id })];
    expect(again.bytes.equals(first.bytes)).toBe(true);
    expect(codeOf(await phone.consent({ ...AGREES, gc_ok_photo: 'yes' }, { id }))).toBe('submission-conflict');
    expect(await consents()).toHaveLength(1);
  });

  it('lost answer to consent: a repeat gets no questionnaire out of a revoked link', async () => {
    const id = newSubmissionId();
    await phone.consent(AGREES, { id });
    await revoke();
    expect(codeOf(await phone.consent(AGREES, { id }))).toBe('link-invalid');
  });

  it('expired while somebody answers: what was begun in time is taken for three days more', async () => {
    await phone.open();
    await phone.consent();
    await timePasses(16);
    expect(codeOf(await phone.open())).toBe('link-invalid');
    expect((await phone.submit()).status).toBe(200);
  });

  it('expired for longer, or revoked: no answers are taken', async () => {
    await phone.open();
    await phone.consent();
    await timePasses(18);
    expect(codeOf(await phone.submit())).toBe('link-invalid');
    await timePasses(-18);
    await revoke();
    expect(codeOf(await phone.submit())).toBe('link-invalid');
    expect((await history()).state).toBe('open');
  });

  it('of one child: answers about another child or wave cannot even be sent', async () => {
    const other = await guardians.enrol();
    await phone.consent();
    for (const more of [
      { participant: other.id },
      { wave: guardians.programme.endline.id },
      { respondent: 'child' },
    ])
      expect(codeOf(await phone.submit(WHOLE, more))).toBe('request-invalid');
    await phone.submit();
    const rows = await api.app
      .get(UnitOfWork)
      .read((view) => view.manager.findBy(SubmissionEntity, { participantId: other.id }));
    expect(rows).toEqual([]);
  });

  it('of one child: the id of another child’s answers tells nothing of them and overwrites nothing', async () => {
    const other = await guardians.enrol();
    await guardians.permitted(other.id);
    const theirs = (await guardians.phone((await guardians.assignment(other.id)).id)).phone;
    const id = newSubmissionId();
    await theirs.consent();
    await theirs.submit(WHOLE, { id });
    await phone.consent();
    expect(codeOf(await phone.submit(WHOLE, { id }))).toBe('submission-conflict');
    expect((await phone.submit()).status).toBe(200);
  });

  it('for one questionnaire: another one is refused, by whatever name', async () => {
    await phone.consent();
    const hash = guardians.programme.hash;
    const wrong = [
      { id: 'emotional-wellbeing-b', version: '1.0.0', hash },
      { id: 'guardian-survey', version: '1.0.0', hash },
      { id: 'guardian-consent', version: '1.0.0', hash },
    ];
    for (const instrument of wrong)
      expect(codeOf(await phone.submit(WHOLE, { instrument }))).toBe('instrument-hash-mismatch');
    expect((await history()).state).toBe('open');
  });

  it('refused consent: is recorded, closes link and assignment, and no answer is taken afterwards', async () => {
    const id = newSubmissionId();
    expect((await phone.consent(REFUSES, { id })).body).toMatchObject({ state: 'declined' });
    expect((await phone.consent(REFUSES, { id })).body).toMatchObject({ state: 'declined' });
    expect((await phone.open()).body).toMatchObject({ state: 'received' });
    expect(codeOf(await phone.submit())).toBe('link-invalid');
    expect(codeOf(await phone.consent())).toBe('link-invalid');
    expect(await consents()).toMatchObject([{ decision: 'refused', scopes: [], means: 'esign_link' }]);
    expect(await history()).toMatchObject({
      state: 'refused',
      steps: [{ outcome: 'refused', reason: 'guardian_refused' }],
    });
  });

  it('without consent: answers are refused, and the lead still hears of a child in danger', async () => {
    const lead = await Carer.of(api, guardians.programme.project.id);
    expect(codeOf(await phone.submit(NO_ADULT_TONIGHT))).toBe('consent-missing');
    expect((await lead.queue()).map(({ level }) => level)).toEqual([1]);
    expect(await stored()).toEqual([]);
    expect((await listed())[0]?.state).toBe('open');
  });

  it('screens what it takes, and answers alike whether a flag was raised or not', async () => {
    const lead = await Carer.of(api, guardians.programme.project.id);
    const other = await guardians.enrol();
    await guardians.permitted(other.id);
    const theirs = (await guardians.phone((await guardians.assignment(other.id)).id)).phone;
    await phone.consent();
    await theirs.consent();
    const [flagged, plain] = [await phone.submit(NO_ADULT_TONIGHT), await theirs.submit()];
    expect(Object.keys(flagged.body)).toEqual(Object.keys(plain.body));
    expect(flagged.bytes).toHaveLength(plain.bytes.length);
    expect((await lead.queue()).map(({ level }) => level)).toEqual([1]);
  });

  it('somebody who is no guardian decides nothing, and leaves the link to whom it is for', async () => {
    expect(codeOf(await phone.consent(NO_GUARDIAN))).toBe('answers-invalid');
    expect([await consents(), await stored()]).toEqual([[], []]);
    expect((await phone.open()).body.state).toBe('consent');
  });

  it('waits for the carer, and goes on once they have permitted it', async () => {
    const other = await guardians.enrol();
    const theirs = (await guardians.phone((await guardians.assignment(other.id)).id)).phone;
    expect((await theirs.consent()).body.state).toBe('waiting');
    expect((await theirs.open()).body).not.toHaveProperty('form');
    await guardians.permitted(other.id);
    expect((await theirs.open()).body.state).toBe('questions');
  });

  it('withdrawn meanwhile: is no link any more', async () => {
    await phone.consent();
    const { participant } = guardians.programme;
    await api.call('POST', `${guardians.under}/participants/${participant.id}/consents/withdrawals`, {
      by: 'guardian',
      on: new Date().toISOString().slice(0, 10),
    });
    expect(codeOf(await phone.open())).toBe('link-invalid');
    expect(codeOf(await phone.submit())).toBe('consent-withdrawn');
    expect(codeOf(await guardians.make(assignment))).toBe('assignment-closed');
  });

  it('tells no name, no study code, no site, no id and no key, in any state', async () => {
    const { participant, site, baseline, project } = guardians.programme;
    const identity = `${guardians.under}/participants/${participant.id}/identity`;
    await api.call('PUT', identity, { name: '岩温' });
    const told = [await phone.open(), await phone.consent(), await phone.submit(), await phone.open()]
      .map(({ bytes }) => bytes.toString())
      .join('\n');
    const secrets = [
      '岩温',
      participant.id,
      participant.studyCode,
      site.id,
      site.code,
      baseline.id,
      project.id,
    ];
    for (const secret of [...secrets, assignment, link, phone.token, 'redFlags', '"scales"'])
      expect(told).not.toContain(secret);
  });

  it('opens nothing else: neither as a cookie nor as the proof of a device', async () => {
    for (const headers of [{ cookie: `tongxing=${phone.token}` }, { authorization: `Bearer ${phone.token}` }])
      expect((await api.anonymous('GET', `${guardians.under}/participants`, undefined, headers)).status).toBe(
        401,
      );
  });

  it('a new link ends the one before', async () => {
    const next = (await guardians.phone(assignment)).phone;
    expect(codeOf(await phone.open())).toBe('link-invalid');
    expect((await next.open()).status).toBe(200);
    expect((await listed()).map(({ state }) => state)).toEqual(['open', 'revoked']);
  });

  it('is told to staff once: no list holds what opens it', async () => {
    const { bytes } = await api.call('GET', `${path()}/guardian-links`);
    expect(bytes.toString()).not.toContain(phone.token);
  });

  it('is made for nobody but guardians, for open assignments, and for no longer than asked', async () => {
    const { participant } = guardians.programme;
    const child = (await guardians.assignment(participant.id, 'child')).id;
    expect(codeOf(await guardians.make(child))).toBe('guardian-link-impossible');
    expect(codeOf(await guardians.make(assignment, api.person, { days: 61 }))).toBe('request-invalid');
    await api.call('POST', `${path()}/closings`, { on: '2026-03-01', disposition: 'absent' });
    expect(codeOf(await guardians.make(assignment))).toBe('assignment-closed');
  });

  it('of a child who moves to a county where the wave is not open: asks nothing there', async () => {
    const programme = await newProgramme(api, { synthetic: false, consentRequired: true });
    guardians = await Guardians.of(api, programme);
    await guardians.permitted();
    const lead = await Carer.of(api, programme.project.id);
    await lead.call('PUT', `/referral-maps/${programme.site.id}`, { contacts: everyReferral() });
    await lead.call('POST', `/referral-maps/${programme.site.id}/signature`);
    const opening = `${guardians.under}/waves/${programme.baseline.id}/openings`;
    await api.call('POST', opening, { counties: [programme.site.id] });
    assignment = (await guardians.assignment()).id;
    const begun = (await guardians.phone(assignment)).phone;
    expect((await begun.consent()).body.state).toBe('questions');
    const elsewhere = { code: 'county-b', name: { zh: '乙县', en: 'County B' }, kind: 'county' };
    const { body: county } = await api.call<Site>('POST', `${guardians.under}/sites`, elsewhere);
    const moves = `${guardians.under}/participants/${programme.participant.id}/course/moves`;
    const on = new Date().toISOString().slice(0, 10);
    expect((await api.call('POST', moves, { site: county.id, on })).status).toBeLessThan(300);
    expect((await begun.open()).body).toMatchObject({ state: 'waiting' });
    expect(codeOf(await guardians.make(assignment))).toBe('wave-not-open');
  });
});

describe('recordings by a link', () => {
  const surveys = mkdtempSync(join(tmpdir(), 'tongxing-guardian-'));
  const spoken = Buffer.from('ID3 synthetic');
  let api: TestApi;

  beforeAll(async () => {
    for (const instrument of ['guardian-consent', 'child-assent-a']) {
      const folder = join(surveys, instrument, '1.0.0', 'locales', 'zh-CN', 'audio');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'gc_card.mp3'), spoken);
      writeFileSync(join(folder, `only_${instrument}.mp3`), spoken);
    }
    api = await startApiOn(await newDatabase('sqlite'), surveys);
  });
  afterAll(async () => {
    await api.stop();
    rmSync(surveys, { recursive: true });
  });

  it('are those of what the link has to be asked now, and no others', async () => {
    const guardians = await Guardians.of(api, await newProgramme(api));
    const { phone } = await guardians.phone((await guardians.assignment()).id);
    expect((await phone.open()).body.form?.recordings).toEqual([
      { language: 'zh-CN', name: 'gc_card' },
      { language: 'zh-CN', name: 'only_guardian-consent' },
    ]);
    const play = (name: string) => phone.send('recordings', { language: 'zh-CN', name });
    const { status, headers, bytes } = await play('gc_card');
    expect([status, headers['content-type'], bytes.equals(spoken)]).toEqual([200, 'audio/mpeg', true]);
    expect(headers['cache-control']).toBe('no-store');
    expect(codeOf(await play('only_child-assent-a'))).toBe('not-found');
    expect(codeOf(await play('../gc_card'))).toBe('request-invalid');
    await phone.consent();
    expect(codeOf(await play('gc_card'))).toBe('not-found');
  });
});
