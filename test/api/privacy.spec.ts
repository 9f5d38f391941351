import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditEventEntity, RetentionService, UnitOfWork } from '@tongxing/api';
import type { DataRequest, Problem, Project, Retention, Wave } from '@tongxing/contracts';
import { newProgramme, newSubmissionId, submissionFor, type Programme } from '../factories/programme.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';
import { present } from '../support/programs.js';

describe.each(ENGINES)('privacy on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;

  beforeAll(async () => {
    api = await startApi(engine);
  });
  beforeEach(async () => {
    programme = await newProgramme(api);
    await api.call('PUT', identity(), { name: '王小明', contacts: [{ relation: 'mother', name: '李桂芳' }] });
  });
  afterAll(() => api.stop());

  const under = () => `/projects/${programme.project.id}`;
  const identity = () => `${under()}/participants/${programme.participant.id}/identity`;
  const events = async () => {
    const found = await api.app.get(UnitOfWork).read((view) =>
      view.manager.find(AuditEventEntity, {
        where: { projectId: programme.project.id },
        order: { ordinal: 'ASC' },
      }),
    );
    return found.map(({ action }) => action);
  };

  describe('retention', () => {
    const find = async () => (await api.call<Retention>('GET', `${under()}/retention`)).body;
    const ended = (closesOn: string) =>
      api.call<Wave>('POST', `${under()}/waves`, {
        code: 'last',
        name: { zh: '末', en: 'Last' },
        ordinal: 9,
        closesOn,
      });
    const report = (finalReportOn: string) => api.call('PUT', `${under()}/retention`, { finalReportOn });
    const mine = async (dryRun: boolean) =>
      (await api.app.get(RetentionService).run(dryRun)).filter(
        ({ project }) => project.id === programme.project.id,
      );

    it('has no date until the last wave has an end and the final report a day', async () => {
      expect((await find()).items).toEqual([
        { what: 'contacts', state: 'undated' },
        { what: 'identities', state: 'undated' },
      ]);
      await ended('2019-06-30');
      await report('2099-10-15');
      expect(await find()).toEqual({
        finalReportOn: '2099-10-15',
        items: [
          { what: 'contacts', dueOn: '2019-12-30', state: 'due' },
          { what: 'identities', dueOn: '2100-10-15', state: 'waiting' },
        ],
      });
    });

    it('erases what is due once, and nothing in a dry run', async () => {
      await ended('2019-06-30');
      const project = { id: programme.project.id, code: programme.project.code };
      const due = { project, what: 'contacts', dueOn: '2019-12-30' };
      expect(await mine(true)).toEqual([due]);
      expect(
        (await api.call<{ contacts: [] }>('GET', `${identity()}?purpose=consent`)).body.contacts,
      ).toHaveLength(1);
      expect(await mine(false)).toEqual([{ ...due, erased: 1 }]);
      expect(await mine(false)).toEqual([]);
      const { body } = await api.call<{ name: string; contacts: [] }>('GET', `${identity()}?purpose=consent`);
      expect([body.name, body.contacts]).toEqual(['王小明', []]);
      expect((await find()).items[0]).toMatchObject({ state: 'done' });
    });

    it('a year after the final report leaves no name, and pseudonymous data as they are', async () => {
      const id = newSubmissionId();
      await api.call('PUT', `/submissions/${id}`, submissionFor(programme));
      await report('2019-10-15');
      expect(await mine(false)).toMatchObject([{ what: 'identities', dueOn: '2020-10-15', erased: 1 }]);
      expect((await api.call('GET', `${identity()}?purpose=consent`)).status).toBe(404);
      expect((await api.call('PUT', `/submissions/${id}`, submissionFor(programme))).status).toBe(200);
      expect(await events()).toEqual(
        expect.arrayContaining(['retention.dated', 'key.destroyed', 'identities.erased']),
      );
    });

    it('is not found for a project that is not there', async () => {
      const nowhere: Project = { ...programme.project, id: newSubmissionId() };
      expect((await api.call('GET', `/projects/${nowhere.id}/retention`)).status).toBe(404);
      const put = await api.call('PUT', `/projects/${nowhere.id}/retention`, { finalReportOn: '2027-01-01' });
      expect(put.status).toBe(404);
    });
  });

  describe('requests about data', () => {
    const ask = (change: object = {}) =>
      api.call<DataRequest & Problem>('POST', `${under()}/data-requests`, {
        participant: programme.participant.id,
        kind: 'copy',
        receivedOn: '2027-12-20',
        ...change,
      });
    const answer = (id: string, body: object) =>
      api.call<DataRequest & Problem>('POST', `${under()}/data-requests/${id}/answer`, body);

    it('have a day by which they are answered, and are answered once', async () => {
      const { status, body } = await ask();
      expect([status, body.dueOn, body.state]).toEqual([201, '2028-01-19', 'open']);
      const granted = await answer(body.id, { outcome: 'granted' });
      expect([granted.status, granted.body.state]).toEqual([200, 'granted']);
      expect((await answer(body.id, { outcome: 'granted' })).body.code).toBe('data-request-answered');
      const { body: list } = await api.call<{ items: DataRequest[] }>('GET', `${under()}/data-requests`);
      expect(list.items).toEqual([granted.body]);
    });

    it('are refused only with a reason', async () => {
      const { id } = (await ask({ kind: 'deletion' })).body;
      expect((await answer(id, { outcome: 'refused' })).status).toBe(400);
      expect((await answer(id, { outcome: 'refused', reason: 'not-held' })).body.reason).toBe('not-held');
    });

    it('are about participants of the project', async () => {
      const other = await newProgramme(api);
      expect((await ask({ participant: other.participant.id })).body.code).toBe('participant-unknown');
    });

    it('are met with a copy of everything, and each copy is recorded', async () => {
      const submission = newSubmissionId();
      await api.call('PUT', `/submissions/${submission}`, submissionFor(programme));
      const { id } = (await ask()).body;
      const { status, body } = await api.call('GET', `${under()}/data-requests/${id}/copy`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        participant: { studyCode: programme.participant.studyCode },
        identity: { name: '王小明' },
        submissions: [{ id: submission, answers: { pm_laugh: 2 } }],
      });
      expect((await events()).slice(-2)).toEqual(['data-request.copied', 'identity.read']);
    });

    it('are met with a copy that holds consents, course and scores too, and no alert', async () => {
      const participant = `${under()}/participants/${programme.participant.id}`;
      await api.call('PUT', `/submissions/${newSubmissionId()}`, submissionFor(programme));
      await api.call('POST', `${participant}/course/exits`, { reason: 'moved', on: '2026-03-02' });
      await api.call('PUT', `${under()}/safeguarding/concerns/${newSubmissionId()}`, {
        participant: programme.participant.id,
        signs: ['danger_now'],
      });
      const { id } = (await ask()).body;
      const { body } = await api.call('GET', `${under()}/data-requests/${id}/copy`);
      expect(body).toMatchObject({
        consents: [],
        course: [{ kind: 'exited', reason: 'moved' }],
        scores: [{ scores: expect.arrayContaining([expect.objectContaining({ scale: 'connection' })]) as [] }],
      });
      expect(JSON.stringify(body)).not.toContain('danger_now');
    });

    describe('are met with a copy to hand over', () => {
      const textOf = async (query: string) => {
        await api.call('PUT', `/submissions/${newSubmissionId()}`, submissionFor(programme));
        const { id } = (await ask()).body;
        const { status, bytes, headers } = await api.call(
          'GET',
          `${under()}/data-requests/${id}/copy/pdf${query}`,
        );
        expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
        const folder = mkdtempSync(join(tmpdir(), 'tongxing-copy-'));
        writeFileSync(join(folder, 'copy.pdf'), bytes);
        const text = execFileSync('pdftotext', ['-layout', join(folder, 'copy.pdf'), '-'], {
          encoding: 'utf8',
        });
        rmSync(folder, { recursive: true });
        return text;
      };
      // Without the program, which CI must have, they are left out and `present` says so.
      const printed = present('pdftotext') ? it : it.skip;

      printed.each([
        ['', ['个人信息副本', '王小明', '李桂芳', '母亲', '研究编号', '未列入本副本']],
        [
          '?language=en',
          ['Copy of personal information', '王小明', 'mother', 'Study code', 'not in this copy'],
        ],
      ])('that names who they are and keeps back what the child answered: %s', async (query, words) => {
        const text = await textOf(query);
        expect(words.filter((word) => !text.includes(word))).toEqual([]);
        expect(text).not.toMatch(/住在外地|living away from home/);
      });

      printed(
        'that holds what the child answered where that is asked for, in the words of the form',
        async () => {
          const text = await textOf('?childAnswers=true');
          expect(text).toMatch(/住在外地/);
          expect(text).not.toContain('parents_away');
          expect((await events()).slice(-2)).toEqual(['data-request.copied', 'identity.read']);
        },
      );
    });
  });
});
