import { readFileSync } from 'node:fs';
import { AlertEntity, AlertEntryEntity, Escalation, openApiDocument, UnitOfWork } from '@tongxing/api';
import type { SafeguardingTeam, SubmissionEnvelope, TeamCandidates } from '@tongxing/contracts';
import {
  newProgramme,
  newSubmissionId,
  publishShipped,
  submissionFor,
  type Programme,
} from '../factories/programme.js';
import { Carer, IN_DANGER, NO_CONTACT, NOTHING_WRONG, phoneSubmissions } from '../factories/safeguarding.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

describe.each(ENGINES)('safeguarding on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;
  let submissionOf: Awaited<ReturnType<typeof phoneSubmissions>>;
  let lead: Carer;
  let deputy: Carer;
  let worker: Carer;

  beforeAll(async () => {
    api = await startApi(engine);
  });
  afterAll(() => api.stop());

  beforeEach(async () => {
    programme = await newProgramme(api);
    submissionOf = await phoneSubmissions(api, programme);
    lead = await Carer.of(api, programme.project.id);
    deputy = await Carer.of(api, programme.project.id);
    worker = await Carer.of(api, programme.project.id);
    await appoint(lead, deputy, worker);
  });

  const appoint = (...[first, second, third]: readonly Carer[]) => {
    const members: SafeguardingTeam['members'] = [];
    if (first) members.push({ person: first.id, duty: 'lead' });
    if (second) members.push({ person: second.id, duty: 'deputy' });
    if (third) members.push({ person: third.id, duty: 'worker' });
    return api.call('PUT', `/projects/${programme.project.id}/safeguarding/team`, { members });
  };
  const submit = (answers: object, id = newSubmissionId()) =>
    api.call('PUT', `/submissions/${id}`, submissionOf(answers as never));
  const raised = async (answers: object = IN_DANGER): Promise<string> => {
    const before = new Set((await lead.queue()).map(({ id }) => id));
    await submit(answers);
    return (await lead.queue()).find(({ id }) => !before.has(id))!.id;
  };
  const concern = (body: object, id = newSubmissionId()) =>
    api.call('PUT', `/projects/${programme.project.id}/safeguarding/concerns/${id}`, body);
  const ofChild = () => ({ participant: programme.participant.id, signs: ['danger_now'] });

  describe('an alert', () => {
    it('is raised with the submission whose answers call for it, and by no other', async () => {
      await submit(NOTHING_WRONG);
      expect(await lead.queue()).toEqual([]);
      await submit(IN_DANGER);
      const [alert, ...others] = await lead.queue();
      expect(others).toEqual([]);
      expect(alert).toMatchObject({
        level: 1,
        source: 'questionnaire',
        state: 'raised',
        site: { id: programme.site.id },
        escalated: false,
        clocks: [
          { clock: 'acknowledge', state: 'running' },
          { clock: 'first_contact', state: 'running' },
        ],
      });
    });

    it('of low scores is raised once the project has set its cut', async () => {
      const named = { instrument: 'emotional-wellbeing-b', version: '1.1.0' };
      const hash = await publishShipped(api, named);
      const low = JSON.parse(
        readFileSync(`surveys/${named.instrument}/${named.version}/examples/all-worst.json`, 'utf8'),
      ) as { answers: SubmissionEnvelope['answers'] };
      const sent = () =>
        api.call('PUT', `/submissions/${newSubmissionId()}`, {
          ...submissionFor(programme),
          instrument: { id: named.instrument, version: named.version, hash },
          answers: low.answers,
        });
      expect((await sent()).status).toBe(201);
      expect(await lead.queue()).toEqual([]);
      const cuts = { 'wellbeing-baseline-p10': 30 };
      expect((await lead.call('PUT', '/cuts', { cuts })).body).toEqual({ cuts });
      expect((await lead.call('GET', '/cuts')).body).toEqual({ cuts });
      await sent();
      expect((await lead.queue()).map(({ level }) => level)).toEqual([3]);
    });

    it('is raised once, however often the submission is sent', async () => {
      const id = newSubmissionId();
      await submit(IN_DANGER, id);
      await submit(IN_DANGER, id);
      expect(await lead.queue()).toHaveLength(1);
    });

    it('is not raised where the submission is not stored', async () => {
      const envelope = { ...submissionOf(IN_DANGER), wave: newSubmissionId() };
      await api.call('PUT', `/submissions/${newSubmissionId()}`, envelope);
      expect(await lead.queue()).toEqual([]);
    });

    it('says which flags were raised about whom, and no answer', async () => {
      const { body } = await lead.read(await raised());
      expect(body).toMatchObject({
        participant: { id: programme.participant.id, studyCode: programme.participant.studyCode },
        reasons: [{ instrument: 'guardian-phone', version: '1.0.0', flag: 'in-danger-now', level: 1 }],
        guardianContactSafe: false,
        log: [{ kind: 'read', by: lead.id }],
      });
      expect(JSON.stringify(body)).not.toContain('gp_danger');
    });

    it('stands before less urgent ones', async () => {
      await submit(NO_CONTACT);
      await submit(IN_DANGER);
      await submit(NO_CONTACT);
      expect((await lead.queue()).map(({ level }) => level)).toEqual([1, 3, 3]);
    });

    it('is closed by two people, step by step, and opened again with a reason', async () => {
      const alert = await raised();
      const refusal = async (carer: Carer, step: object) => {
        const { status, body } = await carer.step(alert, step);
        return [status, body.code, body.errors?.[0]?.code];
      };
      await lead.step(alert, { kind: 'acknowledge' });
      expect(await refusal(lead, { kind: 'acknowledge' })).toEqual([
        409,
        'alert-step-refused',
        'already_acknowledged',
      ]);
      await lead.step(alert, { kind: 'report', to: ['police', 'civil_affairs'], text: '已报告派出所' });
      await lead.step(alert, { kind: 'contact', text: '已见到孩子' });
      await lead.step(alert, { kind: 'refer', service: 'hospital' });
      expect((await refusal(lead, { kind: 'propose_closure', reason: '已转介' }))[2]).toBe('review_missing');
      await lead.step(alert, { kind: 'review' });
      await lead.step(alert, { kind: 'propose_closure', reason: '已转介，孩子安全' });
      expect((await refusal(lead, { kind: 'close' }))[2]).toBe('second_person_missing');
      expect((await deputy.step(alert, { kind: 'close' })).body.state).toBe('closed');
      expect([await lead.queue(), (await lead.queue('?closed=true')).map(({ id }) => id)]).toEqual([
        [],
        [alert],
      ]);
      const { body } = await lead.step(alert, { kind: 'reopen', reason: '有新的情况' });
      expect(body.state).toBe('acknowledged');
      expect(body.reportedAt).toBe(body.log.find(({ kind }) => kind === 'report')?.at);
    });

    it('takes a report to the authorities before anything else, and after everything', async () => {
      const alert = await raised();
      const report = { kind: 'report', to: ['police'] };
      expect((await worker.step(alert, report)).status).toBe(404);
      expect((await lead.step(alert, report)).body.state).toBe('referred');
      await lead.step(alert, { kind: 'review' });
      await lead.step(alert, { kind: 'propose_closure', reason: '完成' });
      await deputy.step(alert, { kind: 'close' });
      expect((await deputy.step(alert, report)).body.state).toBe('closed');
    });

    it.each([
      [{ kind: 'wish' }],
      [{ kind: 'report', to: [] }],
      [{ kind: 'note', text: '  ' }],
      [{ kind: 'reopen' }],
      [{ kind: 'acknowledge', at: '2020-01-01T00:00:00.000Z' }],
    ])('takes no step that is not well formed: %j', async (step) => {
      expect((await lead.step(await raised(), step)).body.code).toBe('request-invalid');
    });
  });

  describe('a case', () => {
    it('is seen by lead and deputy, and by a worker once it is assigned', async () => {
      const alert = await raised();
      expect([(await deputy.queue()).length, (await worker.queue()).length]).toEqual([1, 0]);
      await lead.step(alert, { kind: 'assign', person: worker.id });
      expect((await worker.queue()).map(({ assignedTo }) => assignedTo)).toEqual([worker.id]);
    });

    it('is not there for a lead who is recused, in no list and under no address', async () => {
      const alert = await raised();
      await deputy.step(alert, { kind: 'recuse', person: lead.id, reason: '亲属' });
      const absent = await lead.read(newSubmissionId());
      expect(await lead.queue()).toEqual([]);
      expect((await lead.read(alert)).bytes).toEqual(absent.bytes);
      expect((await lead.step(alert, { kind: 'acknowledge' })).bytes).toEqual(absent.bytes);
      expect((await deputy.queue()).map(({ id }) => id)).toEqual([alert]);
    });

    it('goes to the next in the list where lead and deputy are recused, and always to somebody', async () => {
      const alert = await raised();
      await deputy.step(alert, { kind: 'recuse', person: lead.id, reason: '亲属' });
      await deputy.step(alert, { kind: 'recuse', person: deputy.id, reason: '亲属' });
      expect([(await deputy.queue()).length, (await worker.queue()).length]).toEqual([0, 1]);
      const last = await worker.step(alert, { kind: 'recuse', person: worker.id, reason: '亲属' });
      expect([last.status, last.body.code]).toEqual([409, 'alert-needs-somebody']);
    });

    it('is seen by nobody from outside the team, nor through another project', async () => {
      const alert = await raised();
      const [stranger, other] = [await Carer.of(api, programme.project.id), await newProgramme(api)];
      expect([await stranger.queue(), (await stranger.read(alert)).status]).toEqual([[], 404]);
      expect((await (await Carer.of(api, other.project.id)).read(alert)).status).toBe(404);
    });

    it('remembers what was noted, who read it, and that the guardian may not be spoken to until said so', async () => {
      const alert = await raised();
      await lead.step(alert, { kind: 'note', text: '第一行\n第二行' });
      await lead.step(alert, { kind: 'guardian_contact', safe: true, reason: '外婆可靠' });
      const { body } = await deputy.read(alert);
      expect(body.log.map(({ kind, by, text }) => [kind, by, text])).toEqual([
        ['note', lead.id, '第一行\n第二行'],
        ['guardian_contact', lead.id, '外婆可靠'],
        ['read', deputy.id, undefined],
      ]);
      expect(body.guardianContactSafe).toBe(true);
    });

    it('takes two steps at the same time one after the other, or asks the second to look again', async () => {
      const alert = await raised();
      const both = await Promise.all([lead, deputy].map((carer) => carer.step(alert, { kind: 'acknowledge' })));
      expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    });
  });

  describe('a team', () => {
    const path = () => `/projects/${programme.project.id}/safeguarding/team`;
    const put = (person: string) => api.call('PUT', path(), { members: [{ person, duty: 'lead' }] });

    it('takes nobody who would see no alert of the project, and is as it was', async () => {
      const other = await newProgramme(api);
      const outsiders = [
        (await api.as([{ role: 'administrator' }])).account,
        (await Carer.of(api, other.project.id)).id,
        newSubmissionId(),
      ];
      for (const person of outsiders) {
        const { status, body } = await put(person);
        expect([status, body['code'], body['errors']]).toEqual([
          422,
          'member-not-eligible',
          [{ code: 'person', path: person }],
        ]);
      }
      expect(
        (await lead.call<SafeguardingTeam>('GET', '/team')).body.members.map(({ person }) => person),
      ).toEqual([lead.id, deputy.id, worker.id]);
    });

    it('takes nobody whose account is switched off', async () => {
      const carer = await Carer.of(api, programme.project.id);
      await api.call('PUT', `/users/${carer.id}`, { active: false });
      expect((await put(carer.id)).status).toBe(422);
    });

    it('is appointed by who sees who could be in it, and no alert', async () => {
      const person = await api.as([{ role: 'administrator' }]);
      const { body } = await person.call<TeamCandidates>('GET', `${path()}/candidates`);
      expect(body.members.map((one) => one.person)).toEqual([lead.id, deputy.id, worker.id]);
      const eligible = body.eligible.map((one) => one.person);
      expect([lead, deputy, worker].filter(({ id }) => !eligible.includes(id))).toEqual([]);
      expect(eligible).not.toContain(person.account);
      expect((await person.call('GET', path())).status).toBe(404);
      expect((await lead.call('GET', '/team/candidates')).status).toBe(404);
    });
  });

  describe('a concern', () => {
    it('becomes an alert as urgent as its signs say, with what was written', async () => {
      const text = '孩子说叔叔打他\n手臂有伤';
      const answer = await concern({ ...ofChild(), signs: ['other', 'bullied'], text });
      expect([answer.status, answer.body]).toEqual([200, { received: true }]);
      const [alert] = await lead.queue();
      expect(alert).toMatchObject({ level: 2, source: 'concern', site: { id: programme.site.id } });
      expect((await lead.read(alert!.id)).body).toMatchObject({ signs: ['other', 'bullied'], text });
    });

    it('may be about a child who does not take part', async () => {
      await concern({ site: programme.site.id, signs: ['missing'] });
      expect((await lead.queue())[0]).toMatchObject({ level: 1, site: { id: programme.site.id } });
    });

    it('is stored once when sent again, and a change to it is kept as a note', async () => {
      const id = newSubmissionId();
      const answers = [
        await concern(ofChild(), id),
        await concern(ofChild(), id),
        await concern({ ...ofChild(), text: '后来又说了' }, id),
        await concern({ ...ofChild(), text: '后来又说了' }, id),
      ];
      expect(new Set(answers.map(({ bytes }) => bytes.toString())).size).toBe(1);
      const queue = await lead.queue();
      expect(queue).toHaveLength(1);
      const { body } = await lead.read(queue[0]!.id);
      expect(body.log.filter(({ kind }) => kind === 'note')).toHaveLength(1);
    });

    it('is stored once when it arrives ten times at once', async () => {
      const id = newSubmissionId();
      const answers = await Promise.all(Array.from({ length: 10 }, () => concern(ofChild(), id)));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      expect(await lead.queue()).toHaveLength(1);
    });

    it('under the id of another alert is stored under one of its own', async () => {
      const alert = await raised();
      expect((await concern(ofChild(), alert)).body).toEqual({ received: true });
      expect(await lead.queue()).toHaveLength(2);
    });

    it('about the lead goes to the deputy', async () => {
      await concern({ ...ofChild(), signs: ['staff'], keepFromLead: true });
      expect([(await lead.queue()).length, (await deputy.queue()).length]).toEqual([0, 1]);
    });

    it.each([
      ['no sign', { signs: [] }, 'request-invalid'],
      ['a sign there is not', { signs: ['constructor'] }, 'request-invalid'],
      ['neither child nor site', { participant: undefined }, 'request-invalid'],
      ['a child of no project', { participant: newSubmissionId() }, 'participant-unknown'],
      ['a site of no project', { participant: undefined, site: newSubmissionId() }, 'site-unknown'],
    ])('is refused with %s', async (_, change, code) => {
      expect((await concern({ ...ofChild(), ...change })).body['code']).toBe(code);
    });
  });

  describe('an unacknowledged alert of level 1', () => {
    const hoursOn = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const escalate = (hours: number) => api.app.get(Escalation).escalate(hoursOn(hours));

    it('is marked after two hours, once, and passed on to the next', async () => {
      const alert = await raised();
      await escalate(1.9);
      expect((await lead.queue())[0]?.escalated).toBe(false);
      await escalate(2.1);
      await escalate(2.2);
      expect((await lead.queue())[0]?.escalated).toBe(true);
      const { body } = await lead.read(alert);
      expect(body.log.filter(({ kind }) => kind === 'escalate')).toMatchObject([
        { by: 'system', person: deputy.id },
      ]);
    });

    it('is left alone once somebody has it in hand, as are those of other levels', async () => {
      const alert = await raised();
      await lead.step(alert, { kind: 'acknowledge' });
      await submit(NO_CONTACT);
      await escalate(999);
      expect((await lead.queue()).map(({ escalated }) => escalated)).toEqual([false, false]);
    });
  });

  describe('the store', () => {
    const rows = async () =>
      api.app.get(UnitOfWork).read(async ({ manager }) => ({
        alerts: await manager.find(AlertEntity),
        entries: await manager.find(AlertEntryEntity),
      }));

    it('lets nobody change or delete an alert or a line of its log', async () => {
      await lead.read(await raised());
      const before = await rows();
      const unitOfWork = api.app.get(UnitOfWork);
      for (const table of ['safeguarding_alert', 'safeguarding_entry'])
        for (const change of [`UPDATE ${table} SET body = ''`, `DELETE FROM ${table}`])
          await expect(unitOfWork.write(({ manager }) => manager.query(change))).rejects.toThrow(
            /only ever added/,
          );
      expect(await rows()).toEqual(before);
    });

    it('has no route that deletes or replaces one', () => {
      const paths = Object.entries(openApiDocument(api.app).paths).filter(([path]) => path.includes('alerts'));
      const methods = paths.flatMap(([, operations]) => Object.keys(operations)).sort();
      expect(methods).toEqual(['get', 'get', 'post']);
    });

    it('holds nothing that can be read without the key', async () => {
      const alert = await raised();
      await lead.step(alert, { kind: 'note', text: '绝密 secret' });
      const stored = JSON.stringify(await rows());
      for (const word of ['secret', 'in-danger', 'level', programme.participant.id, lead.id, '2026-'])
        expect(stored).not.toContain(word);
    });
  });

  it('can be looked after before a team is appointed, and by nobody but people', async () => {
    await appoint();
    await submit(IN_DANGER);
    expect(await (await Carer.of(api, programme.project.id)).queue()).toHaveLength(1);
    const path = `/projects/${programme.project.id}/safeguarding/alerts`;
    expect((await api.anonymous('GET', path)).status).toBe(401);
  });
});
