import { setTimeout as delay } from 'node:timers/promises';
import {
  AuditEventEntity,
  DatasetPieceEntity,
  JobEntity,
  JobsService,
  SubmissionsRepository,
  UnitOfWork,
  type DatasetExport,
} from '@tongxing/api';
import type { Participant } from '@tongxing/contracts';
import { newProgramme, newSubmissionId, submissionFor } from '../factories/programme.js';
import { startApiOn, type TestApi } from '../support/api.js';
import { ENGINES, newDatabase, type TestDatabase } from '../support/databases.js';

const CHILDREN = 6;

describe.each(ENGINES)('a dataset that is broken off on %s', (engine) => {
  let database: TestDatabase;
  let api: TestApi;
  let project: string;

  const serve = () => startApiOn({ ...database, drop: () => Promise.resolve() });

  beforeAll(async () => {
    database = await newDatabase(engine);
    api = await serve();
    const programme = await newProgramme(api);
    project = programme.project.id;
    for (let i = 0; i < CHILDREN; i++) {
      const facts = { site: programme.site.id, sex: 'female', birthMonth: '2016-02' };
      const { body } = await api.call<Participant>('POST', `/projects/${project}/participants`, facts);
      const answered = submissionFor(programme, { participant: body.id, collectedOn: '2026-03-02' });
      await api.call('PUT', `/submissions/${newSubmissionId()}`, answered);
    }
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await api.stop();
    await database.drop();
  });

  const ask = async () => {
    const wanted = { shape: 'long', language: 'zh', formats: ['csv', 'xlsx'] };
    return (await api.call<DatasetExport>('POST', `/projects/${project}/datasets`, wanted)).body;
  };
  const find = async ({ id }: DatasetExport) => (await api.call<DatasetExport>('GET', `/datasets/${id}`)).body;
  const finished = async (dataset: DatasetExport): Promise<DatasetExport> => {
    for (;;) {
      const newest = await find(dataset);
      if (newest.state !== 'waiting' && newest.state !== 'running') return newest;
      await delay(50);
    }
  };
  const inDatabase = <T extends object>(entity: new () => T, where: object = {}) =>
    api.app.get(UnitOfWork).read((view) => view.manager.findBy(entity, where));
  const actions = async ({ id }: DatasetExport) =>
    (await inDatabase(AuditEventEntity, { subjectId: id }))
      .sort((a, b) => a.ordinal - b.ordinal)
      .map(({ action }) => action);
  /** Holds up the reading before the first answers. */
  const held = () => {
    const submissions = api.app.get(SubmissionsRepository);
    const outline = submissions.outline.bind(submissions);
    const read = jest.spyOn(submissions, 'ofParticipants');
    const doors = { begin: (): void => undefined, open: (): void => undefined };
    const begun = new Promise<void>((resolve) => (doors.begin = resolve));
    const opened = new Promise<void>((resolve) => (doors.open = resolve));
    jest.spyOn(submissions, 'outline').mockImplementation(async (...asked) => {
      doors.begin();
      await opened;
      return outline(...asked);
    });
    return { begun, open: doors.open, read };
  };

  it('by a fault, each time, has failed with its reason and leaves no files', async () => {
    const read = jest
      .spyOn(api.app.get(SubmissionsRepository), 'ofParticipants')
      .mockRejectedValue(new Error('the disk is gone'));
    const dataset = await ask();
    expect(await finished(dataset)).toMatchObject({ state: 'failed', problem: 'dataset-aborted', files: [] });
    expect(read).toHaveBeenCalledTimes(3);
    expect(await actions(dataset)).toEqual(['dataset.asked', 'dataset.failed']);
    expect(await inDatabase(DatasetPieceEntity)).toEqual([]);
    read.mockRestore();
    expect((await finished(await ask())).state).toBe('ready');
  });

  it('by who asked for it is not read any further', async () => {
    const { begun, open, read } = held();
    const dataset = await ask();
    await begun;
    await api.call('POST', `/datasets/${dataset.id}/cancellation`);
    // It is asked twice a second whether it is wanted.
    await delay(1_500);
    open();
    while ((await inDatabase(JobEntity, { kind: 'make-dataset', state: 'running' })).length > 0)
      await delay(20);
    expect(read).not.toHaveBeenCalled();
    expect(await find(dataset)).toMatchObject({ state: 'cancelled', files: [] });
    expect(await actions(dataset)).toEqual(['dataset.asked', 'dataset.cancelled']);
  });

  it('by the end of its server is made by the next, and no attempt is counted', async () => {
    const { begun, open, read } = held();
    const dataset = await ask();
    await begun;
    const told = jest.spyOn(api.app.get(JobsService), 'onModuleDestroy');
    const stopped = api.stop();
    while (told.mock.calls.length === 0) await delay(10);
    open();
    await stopped;
    expect(read).not.toHaveBeenCalled();
    jest.restoreAllMocks();
    api = await serve();
    expect((await finished(dataset)).state).toBe('ready');
    expect(await actions(dataset)).toEqual(['dataset.asked', 'dataset.made']);
  });
});
