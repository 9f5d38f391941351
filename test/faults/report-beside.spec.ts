import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import {
  AnalysisRunEntity,
  AuditEventEntity,
  ImportService,
  JobEntity,
  newLog,
  readMapping,
  ReleaseEntity,
  SubmissionEntity,
  UnitOfWork,
  Workshop,
  type WorkshopBeside,
  type Report,
  type Watch,
} from '@tongxing/api';
import { PROBLEMS, type Problem, type ProblemCode } from '@tongxing/contracts';
import { newProgramme, newSubmissionId, submissionFor } from '../factories/programme.js';
import { startApiOn, TEST_MASTER_KEY, type TestApi } from '../support/api.js';
import { built } from '../support/built.js';
import { ENGINES, newDatabase, type TestDatabase } from '../support/databases.js';

const STUDY = 'test/reference/real-mood-study';
const WORKSHOP = 'dist/cli/apps/api/src/workshop.js';
/** A heap, in megabytes, into which the program and the study go, and the report does not. */
const SMALL_HEAP = 70;

// Without a build, which CI must have, they are left out and `built` says so.
const whereBuilt = built() ? describe : describe.skip;

whereBuilt.each(ENGINES)('reports made beside the server on %s', (engine) => {
  let database: TestDatabase;
  let api: TestApi;
  let workshop: WorkshopBeside;
  let project: string;

  /** A server with a workshop of its own, on a database that others may serve too. */
  const serve = () =>
    startApiOn(
      { ...database, drop: () => Promise.resolve() },
      'surveys',
      TEST_MASTER_KEY,
      newLog('silent'),
      WORKSHOP,
    );

  beforeEach(async () => {
    database = await newDatabase(engine);
    api = await serve();
    workshop = api.app.get<Workshop, WorkshopBeside>(Workshop);
    const mapping = await readMapping(join(STUDY, 'mapping.yaml'));
    const table = { path: join(STUDY, 'responses.csv'), mapping, dryRun: false };
    project = (await api.app.get(ImportService).run(table)).projectId;
  }, 120_000);
  afterEach(async () => {
    delete process.env['NODE_OPTIONS'];
    jest.restoreAllMocks();
    await api.stop();
    await database.drop();
  });

  const ask = async () =>
    (await api.call<Report>('POST', `/projects/${project}/reports`, { language: 'en' })).body;
  const find = async ({ id }: Report) => (await api.call<Report>('GET', `/reports/${id}`)).body;
  const finished = async (report: Report): Promise<Report> => {
    for (;;) {
      const newest = await find(report);
      if (newest.state !== 'waiting' && newest.state !== 'running') return newest;
      await delay(50);
    }
  };
  const until = async (met: () => boolean | Promise<boolean>) => {
    while (!(await met())) await delay(10);
  };
  const rows = (entity: new () => object) => api.app.get(UnitOfWork).read((view) => view.manager.count(entity));
  const kept = async () => [await rows(AnalysisRunEntity), await rows(ReleaseEntity)];
  const madeTimes = (report: Report) =>
    api.app
      .get(UnitOfWork)
      .read((view) => view.manager.countBy(AuditEventEntity, { action: 'report.made', subjectId: report.id }));
  const isAlive = (pid: number) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };
  /** Sends the workshop a signal as soon as it is so far, 0 to 100. */
  const signalAt = (percent: number, signal: NodeJS.Signals) => {
    const make = workshop.make.bind(workshop);
    const sent: number[] = [];
    const send = () => {
      const { pid } = workshop;
      if (pid === undefined || sent.includes(pid)) return;
      sent.push(pid);
      process.kill(pid, signal);
    };
    jest.spyOn(workshop, 'make').mockImplementation((kind, order, watch: Watch = {}) => {
      const made = make(kind, order, {
        ...watch,
        progress: (now) => {
          watch.progress?.(now);
          if (now >= percent) send();
        },
      });
      if (percent === 0) setImmediate(send);
      return made;
    });
    return sent;
  };

  it('leave the server free: it answers all the while, and no turn of its loop takes long beside the making', async () => {
    const delays = monitorEventLoopDelay({ resolution: 5 });
    const report = await ask();
    const started = performance.now();
    delays.enable();
    let answers = 0;
    let newest = report;
    for (; newest.state === 'waiting' || newest.state === 'running'; answers++) {
      // Requests without a network and SQLite never leave the loop's turn by themselves.
      await delay(5);
      newest = await find(report);
    }
    const took = performance.now() - started;
    delays.disable();
    expect(newest).toMatchObject({ state: 'ready', percent: 100 });
    expect(answers).toBeGreaterThan(20);
    expect(delays.max / 1e6 / took).toBeLessThan(0.25);
  });

  it('say how far they are while the data are analysed and while the report is printed', async () => {
    const make = workshop.make.bind(workshop);
    const told: number[] = [];
    jest.spyOn(workshop, 'make').mockImplementation((kind, order, watch: Watch = {}) =>
      make(kind, order, {
        ...watch,
        progress: (percent) => {
          told.push(percent);
          watch.progress?.(percent);
        },
      }),
    );
    expect((await finished(await ask())).state).toBe('ready');
    const between = (from: number, to: number) => told.filter((percent) => from < percent && percent < to);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(between(37, 78).length).toBeGreaterThan(3);
    expect(between(83, 100).length).toBeGreaterThan(3);
  });

  it.each([
    ['before anything is read', 0],
    ['when all is read and it is being analysed', 37],
    ['between two outcomes', 60],
    ['while it is being printed', 84],
  ])('can be cancelled %s, and leave nothing behind', async (_, percent) => {
    const held = signalAt(percent, 'SIGSTOP');
    const report = await ask();
    await until(() => held.length === 1);
    const { body } = await api.call<Report>('POST', `/reports/${report.id}/cancellation`);
    expect(body.state).toBe('cancelled');
    await until(async () => (await rows(JobEntity)) === 0);
    await until(() => !isAlive(held[0] as number));
    expect(await kept()).toEqual([0, 0]);
    jest.restoreAllMocks();
    expect((await finished(await ask())).state).toBe('ready');
    expect(await find(report)).toEqual(body);
    expect(await kept()).toEqual([1, 1]);
  });

  it('go on where an analysis that somebody waits for is cancelled, of which nothing is kept', async () => {
    const path = `/projects/${project}/analysis`;
    const cancel = () => api.call<Problem>('POST', `${path}/cancellation`);
    const idle = await cancel();
    expect({ status: idle.status, code: idle.body.code }).toEqual({
      status: 409,
      code: 'analysis-not-running',
    });
    const held = signalAt(60, 'SIGSTOP');
    const waiting = api.call<Problem>('POST', path);
    await until(() => held.length === 1);
    const report = await ask();
    expect((await cancel()).status).toBe(200);
    const { status, body } = await waiting;
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'analysis-cancelled' });
    await until(() => !isAlive(held[0] as number));
    await until(() => held.length === 2);
    process.kill(held[1] as number, 'SIGCONT');
    expect((await finished(report)).state).toBe('ready');
    expect((await cancel()).body.code).toBe('analysis-not-running');
    expect((await api.call('POST', path)).status).toBe(200);
    expect(await kept()).toEqual([1, 1]);
  });

  it('are made again, and once, where the workshop was killed', async () => {
    const killed = signalAt(37, 'SIGKILL');
    const report = await ask();
    await until(() => killed.length === 1);
    jest.restoreAllMocks();
    expect((await finished(report)).state).toBe('ready');
    expect(await madeTimes(report)).toBe(1);
    expect(await kept()).toEqual([1, 1]);
  });

  it('fail with a reason where the workshop dies each time, and so does an analysis that somebody waits for', async () => {
    signalAt(37, 'SIGKILL');
    const report = await finished(await ask());
    expect(report).toMatchObject({ state: 'failed', problem: 'analysis-aborted' });
    const { status, body } = await api.call<Problem>('POST', `/projects/${project}/analysis`);
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'analysis-aborted' });
    expect(await kept()).toEqual([0, 0]);
  });

  it('fail with a reason where memory runs out, while answers are stored as ever and nothing is stored by half', async () => {
    const programme = await newProgramme(api);
    const before = await rows(SubmissionEntity);
    const logged = jest.spyOn(Logger.prototype, 'error');
    // What a process is told by its environment it tells those that it starts.
    process.env['NODE_OPTIONS'] = `--max-old-space-size=${String(SMALL_HEAP)}`;
    const report = await ask();
    let newest = report;
    let stored = 0;
    for (; newest.state === 'waiting' || newest.state === 'running'; newest = await find(report)) {
      const path = `/submissions/${newSubmissionId()}`;
      expect((await api.call('PUT', path, submissionFor(programme))).status).toBe(201);
      stored++;
      await delay(50);
    }
    expect(newest).toMatchObject({ state: 'failed', problem: 'analysis-aborted' });
    expect(newest).not.toHaveProperty('pdfHash');
    expect(PROBLEMS[newest.problem as ProblemCode].title).toEqual({
      zh: expect.stringContaining('未能完成') as string,
      en: expect.stringContaining('was not completed') as string,
    });
    // V8 aborts the process at the limit of its heap.
    const deaths = logged.mock.calls.flat().filter((message) => String(message).includes('workshop died'));
    expect(deaths).toEqual(Array(3).fill('the workshop died (SIGABRT)'));
    expect(await rows(SubmissionEntity)).toBe(before + stored);
    expect(await kept()).toEqual([0, 0]);
    const pdf = await api.call<Problem>('GET', `/reports/${report.id}/pdf`);
    expect({ status: pdf.status, code: pdf.body.code }).toEqual({ status: 409, code: 'report-not-ready' });
    delete process.env['NODE_OPTIONS'];
    expect((await finished(await ask())).state).toBe('ready');
    expect(await kept()).toEqual([1, 1]);
  }, 180_000);

  it('are broken off where the server ends, which does not wait for them, and made by the next', async () => {
    const held = signalAt(37, 'SIGSTOP');
    const report = await ask();
    await until(() => held.length === 1);
    await api.stop();
    expect(isAlive(held[0] as number)).toBe(false);
    api = await serve();
    expect((await finished(report)).state).toBe('ready');
    expect(await madeTimes(report)).toBe(1);
  });

  it('are made by one of several servers, and the same analysis is kept once', async () => {
    const other = await serve();
    try {
      const reports = [await ask(), await ask(), await ask(), await ask()];
      const states = await Promise.all(reports.map(async (report) => (await finished(report)).state));
      expect(states).toEqual(['ready', 'ready', 'ready', 'ready']);
      expect(await Promise.all(reports.map(madeTimes))).toEqual([1, 1, 1, 1]);
      expect(await kept()).toEqual([1, 1]);
    } finally {
      await other.stop();
    }
  });
});
