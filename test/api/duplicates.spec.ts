import { ProgrammeService, StudyReader, UnitOfWork } from '@tongxing/api';
import type { ConsentState, DuplicatePairs, Merge, Merges, Participant, Problem } from '@tongxing/contracts';
import { newProgramme, newSubmissionId, submissionFor, type Programme } from '../factories/programme.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

describe.each(ENGINES)('children who were entered twice, on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;
  let under: string;
  let first: Participant;
  let second: Participant;

  const enrol = async (name: string, about: object) => {
    const path = `${under}/participants`;
    const { body } = await api.call<Participant>('POST', path, { site: programme.site.id, ...about });
    await api.call('PUT', `${path}/${body.id}/identity`, {
      name,
      contacts: [{ relation: 'grandmother', name: '奶奶', telephones: ['138-0000-0000'] }],
    });
    return body;
  };

  beforeAll(async () => {
    api = await startApi(engine);
  });
  beforeEach(async () => {
    programme = await newProgramme(api);
    under = `/projects/${programme.project.id}`;
    first = await enrol('单小乐', { birthMonth: '2016-04', sex: 'female' });
    second = await enrol('单晓乐', { birthMonth: '2016-04' });
    await enrol('李大伟', { birthMonth: '2013-09', sex: 'male' });
  });
  afterAll(() => api.stop());

  const search = async () =>
    (await api.call<DuplicatePairs>('POST', `${under}/duplicates/searches`)).body.items;
  const merge = (kept: string, merged: string) =>
    api.call<Merge & Problem>('POST', `${under}/duplicates/merges`, { kept, merged });
  const undo = (id: string) => api.call<Merge & Problem>('POST', `${under}/duplicates/merges/${id}/undo`);
  const send = async (participant: string, wave = programme.baseline.id) => {
    const envelope = submissionFor(programme, { participant, wave });
    const { status, body } = await api.call<Problem>('PUT', `/submissions/${newSubmissionId()}`, envelope);
    return status < 300 ? status : body.code;
  };
  const study = () =>
    api.app.get(UnitOfWork).snapshot(async (view) => {
      const project = await api.app.get(ProgrammeService).requireProject(view, programme.project.id);
      return api.app.get(StudyReader).read(view, project);
    });

  it('are found with the reasons, and no name leaves', async () => {
    const pairs = await search();
    expect(pairs).toHaveLength(1);
    const { score, reasons, ...ends } = pairs[0] as DuplicatePairs['items'][number];
    expect([ends.first.id, ends.second.id].sort()).toEqual([first.id, second.id].sort());
    expect(reasons.map(({ kind }) => kind)).toEqual([
      'name_sounds_same',
      'birth_month_same',
      'telephone_same',
      'site_same',
    ]);
    expect(score).toBe(93);
    expect(JSON.stringify(pairs)).not.toMatch(/小乐|奶奶|138-?0000/);
  });

  it('are one in analyses once merged, and two again once that is undone', async () => {
    await send(first.id);
    await send(second.id, programme.endline.id);
    const before = await study();
    const { body } = await merge(first.id, second.id);
    const merged = await study();
    expect(merged.data.participants).toBe(before.data.participants - 1);
    expect(merged.snapshot.submissions).toBe(2);
    expect(merged.data.present.map((wave) => wave.reduce((sum, there) => sum + there, 0))).toEqual([1, 1]);
    expect(
      merged.data.present.every((wave, i) => wave.indexOf(1) === merged.data.present[1 - i]?.indexOf(1)),
    ).toBe(true);
    expect(await search()).toEqual([]);
    expect((await undo(body.id)).body.undoneAt).toBeDefined();
    expect(await study()).toEqual(before);
    expect(await search()).toHaveLength(1);
    expect((await undo(body.id)).status).toBe(404);
    expect((await api.call<Merges>('GET', `${under}/duplicates/merges`)).body.items).toHaveLength(1);
  });

  it('share what was consented to and what was taken back', async () => {
    const { body } = await merge(first.id, second.id);
    const withdrawal = { by: 'guardian', on: '2026-09-01' };
    await api.call('POST', `${under}/participants/${second.id}/consents/withdrawals`, withdrawal);
    const state = await api.call<ConsentState>('GET', `${under}/participants/${first.id}/consents`);
    expect(state.body.withdrawn).toBe(true);
    expect([await send(first.id), await send(second.id)]).toEqual(['consent-withdrawn', 'consent-withdrawn']);
    expect((await study()).data.participants).toBe(2);
    await undo(body.id);
    expect([await send(first.id), await send(second.id)]).toEqual([201, 'consent-withdrawn']);
  });

  it('are not merged with themselves, in chains, in circles, or with a stranger', async () => {
    expect((await merge(first.id, first.id)).body.code).toBe('merge-impossible');
    await merge(first.id, second.id);
    const third = programme.participant.id;
    expect((await merge(first.id, second.id)).body.code).toBe('merge-impossible');
    expect((await merge(second.id, first.id)).body.code).toBe('merge-impossible');
    expect((await merge(third, first.id)).body.code).toBe('merge-impossible');
    expect((await merge(second.id, third)).body.code).toBe('merge-impossible');
    expect((await merge(first.id, third)).status).toBe(201);
    const { participant } = await newProgramme(api);
    expect((await merge(first.id, participant.id)).body.code).toBe('participant-unknown');
  });

  it('are merged once where two people merge them at the same moment, each the other way round', async () => {
    const answers = await Promise.all([merge(first.id, second.id), merge(second.id, first.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});
