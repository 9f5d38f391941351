import { readFileSync } from 'node:fs';
import type {
  Assignment,
  NewClosing,
  Participant,
  Problem,
  Site,
  SubmissionEnvelope,
  WaveCompleteness,
} from '@tongxing/contracts';
import {
  newProgramme,
  newSubmissionId,
  publishShipped,
  submissionFor,
  type Programme,
} from '../factories/programme.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

const INSTRUMENT = { id: 'emotional-wellbeing-b', version: '1.0.0' };
const CHILD = { instrument: INSTRUMENT, respondent: 'child', ages: { from: 9, to: 11 }, sitting: 1 };
const { answers: WHOLE } = JSON.parse(
  readFileSync('surveys/emotional-wellbeing-b/1.0.0/examples/all-best.json', 'utf8'),
) as { answers: Record<string, unknown> };

describe.each(ENGINES)('how complete a wave is, on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;
  let under: string;
  let wave: string;
  let beside: Site;
  let checklist: string;

  beforeAll(async () => {
    api = await startApi(engine);
    checklist = await publishShipped(api, { instrument: 'protection-system-checklist', version: '1.0.0' });
  });
  beforeEach(async () => {
    programme = await newProgramme(api);
    under = `/projects/${programme.project.id}`;
    const made = await api.call<{ id: string }>('POST', `${under}/waves`, {
      code: 'dated',
      name: { zh: '测试', en: 'Test' },
      ordinal: 3,
      opensOn: '2026-09-01',
      closesOn: '2026-09-30',
    });
    wave = made.body.id;
    const site = await api.call<Site>('POST', `${under}/sites`, {
      code: 'beside',
      name: { zh: '测试', en: 'Test' },
      kind: 'school',
    });
    beside = site.body;
  });
  afterAll(() => api.stop());

  const enrol = async (site = programme.site.id) =>
    (await api.call<Participant>('POST', `${under}/participants`, { site, birthMonth: '2016-05' })).body;
  const answer = async ({ id }: Participant, change: Partial<SubmissionEnvelope> = {}) => {
    const envelope = submissionFor(programme, { participant: id, wave, answers: WHOLE, ...change });
    const { status, body } = await api.call('PUT', `/submissions/${newSubmissionId()}`, envelope);
    expect([status, body]).toEqual([201, body]);
  };
  const planAll = async () => {
    await api.call('PUT', `${under}/waves/${wave}/protocol`, { entries: [CHILD] });
    await api.call('POST', `${under}/waves/${wave}/assignments`, { dryRun: false });
    const { body } = await api.call<{ items: Assignment[] }>('GET', `${under}/assignments?wave=${wave}`);
    return new Map(body.items.map((item) => [item.participant, item.id]));
  };
  const close = (id: string | undefined, closing: Omit<NewClosing, 'on'>) =>
    api.call('POST', `${under}/assignments/${String(id)}/closings`, { on: '2026-09-02', ...closing });
  const find = async (call = api.call) =>
    (await call<WaveCompleteness & Problem>('GET', `${under}/waves/${wave}/completeness`)).body;
  const of = ({ questionnaires }: WaveCompleteness, site: string) =>
    questionnaires.filter((row) => row.site === site);

  it('sets what arrived beside what was planned, with how the rest ended and why', async () => {
    const [first, second, third, fourth] = [await enrol(), await enrol(), await enrol(), await enrol()];
    const planned = await planAll();
    const late = await enrol();
    await answer(first);
    await answer(late);
    await close(planned.get(second.id), { disposition: 'refused', reason: 'child_refused' });
    await close(planned.get(third.id), { disposition: 'not_needed', reason: 'entered_twice' });
    expect(planned.has(fourth.id)).toBe(true);
    const {
      roster,
      questionnaires: [found, ...others],
    } = await find();
    expect(others).toEqual([]);
    const { lastReceivedAt, endings = [], ...row } = found ?? {};
    expect([
      { ...row, endings: [...endings].sort((a, b) => a.disposition.localeCompare(b.disposition)) },
    ]).toEqual([
      {
        site: programme.site.id,
        instrument: INSTRUMENT.id,
        respondent: 'child',
        speaksOf: 'participant',
        planned: 3,
        received: 2,
        unplanned: 1,
        open: 1,
        endings: [
          { disposition: 'not_needed', reason: 'entered_twice', count: 1 },
          { disposition: 'refused', reason: 'child_refused', count: 1 },
        ],
      },
    ]);
    expect(lastReceivedAt).toMatch(/Z$/);
    expect(roster).toEqual([{ site: programme.site.id, people: 6, answered: 2, left: 0 }]);
  });

  it('counts by the roster where nothing was planned, and who left before the wave ended', async () => {
    const [here, gone, stayed] = [await enrol(), await enrol(), await enrol()];
    const leave = (participant: Participant, on: string) =>
      api.call('POST', `${under}/participants/${participant.id}/course/exits`, { on, reason: 'moved' });
    await leave(gone, '2026-09-10');
    await leave(stayed, '2026-10-10');
    await answer(here);
    const { roster, questionnaires } = await find();
    expect(questionnaires.map(({ planned, received, unplanned }) => [planned, received, unplanned])).toEqual([
      [0, 1, 1],
    ]);
    expect(roster).toEqual([{ site: programme.site.id, people: 4, answered: 1, left: 1 }]);
  });

  it('counts one child once, whatever versions it answered and however often it was entered', async () => {
    const [kept, merged] = [await enrol(), await enrol()];
    await planAll();
    await answer(kept);
    await answer(merged);
    const { status } = await api.call('POST', `${under}/duplicates/merges`, {
      kept: kept.id,
      merged: merged.id,
    });
    expect(status).toBe(201);
    const { roster, questionnaires } = await find();
    expect(questionnaires).toMatchObject([{ planned: 1, received: 1, unplanned: 0, open: 0, endings: [] }]);
    expect(roster).toEqual([{ site: programme.site.id, people: 2, answered: 1, left: 0 }]);
  });

  it('takes who stands for a village only for no one', async () => {
    const village = await enrol(beside.id);
    const { answers } = JSON.parse(
      readFileSync('surveys/protection-system-checklist/1.0.0/examples/all-best.json', 'utf8'),
    ) as { answers: Record<string, unknown> };
    await answer(village, {
      instrument: { id: 'protection-system-checklist', version: '1.0.0', hash: checklist },
      respondent: 'enumerator',
      answers,
    });
    const found = await find();
    expect(of(found, beside.id)).toMatchObject([{ speaksOf: 'site', received: 1 }]);
    expect(found.roster.filter(({ site }) => site === beside.id)).toEqual([]);
  });

  it('tells of sites that the caller reaches, and of no other project', async () => {
    const [here, there] = [await enrol(), await enrol(beside.id)];
    await answer(here);
    await answer(there);
    const grant = { project: programme.project.id, site: beside.id };
    const { call } = await api.as([{ role: 'supervisor', ...grant }]);
    const found = await find(call);
    expect(found.questionnaires.map(({ site }) => site)).toEqual([beside.id]);
    expect(found.roster.map(({ site }) => site)).toEqual([beside.id]);
    const viewer = await api.as([{ role: 'viewer', project: programme.project.id }]);
    expect((await find(viewer.call)).code).toBe('not-found');
    const theirs = await newProgramme(api);
    const stranger = await api.as([{ role: 'evaluator', project: theirs.project.id }]);
    expect((await find(stranger.call)).code).toBe('not-found');
  });

  it('says nothing of what was answered', async () => {
    await answer(await enrol());
    const said = JSON.stringify(await find());
    for (const item of Object.keys(WHOLE)) expect(said).not.toContain(item);
  });
});
