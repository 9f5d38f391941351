import { ProgrammeService, StudyReader, UnitOfWork } from '@tongxing/api';
import type { Participant, ParticipantCourse, Problem, Site } from '@tongxing/contracts';
import { newProgramme, newSubmissionId, submissionFor, type Programme } from '../factories/programme.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

describe.each(ENGINES)('a participant’s course on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;
  let other: Site;
  let path: string;

  beforeAll(async () => {
    api = await startApi(engine);
  });
  beforeEach(async () => {
    programme = await newProgramme(api);
    const under = `/projects/${programme.project.id}`;
    path = `${under}/participants/${programme.participant.id}`;
    const site = { code: 'centre-2', name: programme.site.name, kind: 'centre' };
    other = (await api.call<Site>('POST', `${under}/sites`, site)).body;
  });
  afterAll(() => api.stop());

  const step = (kind: string, body: object) =>
    api.call<ParticipantCourse & Problem>('POST', `${path}/course/${kind}`, body);
  const undo = (id: string) => api.call<ParticipantCourse & Problem>('POST', `${path}/course/steps/${id}/undo`);
  const participant = async () => (await api.call<Participant>('GET', path)).body;
  const move = (on: string) => step('moves', { site: other.id, on });
  const exit = (on: string, reason = 'joined_parents') => step('exits', { reason, on });

  it('leads from site to site, out with a reason, and back', async () => {
    expect((await move('2026-03-01')).status).toBe(201);
    expect(await participant()).toMatchObject({ site: other.id, state: { kind: 'active' } });
    await exit('2026-05-01');
    const left = { kind: 'exited', on: '2026-05-01', reason: 'joined_parents' };
    expect(await participant()).toMatchObject({ site: other.id, state: left });
    const { body } = await step('re-entries', { on: '2026-09-01', site: programme.site.id });
    expect(body).toMatchObject({ state: { kind: 'active' }, enrolledAt: programme.site.id });
    expect(body.steps.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['moved', programme.site.id, other.id],
      ['exited', other.id, other.id],
      ['re_entered', other.id, programme.site.id],
    ]);
  });

  it('can be taken back one step at a time, the last first, and keeps what was taken back on record', async () => {
    await move('2026-03-01');
    const [moved, left] = (await exit('2026-05-01')).body.steps.map(({ id }) => id) as [string, string];
    expect((await undo(moved)).body.code).toBe('step-not-last');
    expect((await undo(left)).body.state).toEqual({ kind: 'active' });
    expect((await undo(left)).body.code).toBe('step-not-last');
    const { body } = await undo(moved);
    expect(await participant()).toMatchObject({ site: programme.site.id });
    expect(body.steps.map(({ undoneAt }) => undoneAt !== undefined)).toEqual([true, true]);
    expect((await exit('2026-02-01')).status).toBe(201);
  });

  it.each<[string, () => Promise<{ status: number; body: Problem }>, number, string]>([
    [
      'to the same site',
      () => step('moves', { site: programme.site.id, on: '2026-03-01' }),
      409,
      'step-impossible',
    ],
    ['back in without an exit', () => step('re-entries', { on: '2026-03-01' }), 409, 'step-impossible'],
    [
      'to a site of no project',
      () => step('moves', { site: newSubmissionId(), on: '2026-03-01' }),
      422,
      'site-unknown',
    ],
    ['on a day to come', () => exit('2199-01-01'), 422, 'date-impossible'],
    ['on no day', () => exit('2026-02-30'), 400, 'request-invalid'],
    ['for a reason nobody knows', () => exit('2026-03-01', 'bored'), 400, 'request-invalid'],
    ['that is not there', () => undo(newSubmissionId()), 404, 'not-found'],
  ])('takes no step %s', async (_, attempt, status, code) => {
    const answer = await attempt();
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(await participant()).toEqual(programme.participant);
  });

  it('takes no step of somebody who has left, and none before the last', async () => {
    await exit('2026-05-01');
    expect((await move('2026-06-01')).body.code).toBe('step-impossible');
    expect((await exit('2026-06-01')).body.code).toBe('step-impossible');
    expect((await step('re-entries', { on: '2026-04-30' })).body.code).toBe('date-impossible');
  });

  it('takes one of several steps that are asked for at once', async () => {
    const answers = await Promise.all(
      ['refused', 'moved', 'other'].map((reason) => exit('2026-05-01', reason)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await api.call<ParticipantCourse>('GET', `${path}/course`)).body.steps).toHaveLength(1);
  });

  it('is not found in another project', async () => {
    const elsewhere = (await newProgramme(api)).project.id;
    const wrong = `/projects/${elsewhere}/participants/${programme.participant.id}`;
    const body = { reason: 'other', on: '2026-05-01' };
    expect((await api.call('GET', wrong)).status).toBe(404);
    expect((await api.call('POST', `${wrong}/course/exits`, body)).status).toBe(404);
  });

  it('reaches analyses: exits with reason and date, and the site of enrolment whoever moved', async () => {
    const read = () =>
      api.app.get(UnitOfWork).snapshot(async (view) => {
        const project = await api.app.get(ProgrammeService).requireProject(view, programme.project.id);
        return api.app.get(StudyReader).read(view, project);
      });
    await api.call('PUT', `/submissions/${newSubmissionId()}`, submissionFor(programme));
    const before = await read();
    await move('2026-03-01');
    const moved = await read();
    expect(moved.snapshot.hash).toBe(before.snapshot.hash);
    expect(moved.data.exits).toBeUndefined();
    await exit('2026-05-01', 'moved');
    const gone = await read();
    expect(gone.data.exits).toEqual([{ on: '2026-05-01', reason: 'moved' }]);
    expect(gone.snapshot.hash).not.toBe(before.snapshot.hash);
  });
});
