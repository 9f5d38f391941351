import { setTimeout as delay } from 'node:timers/promises';
import { JobEntity, JobsRepository, JobsService, UnitOfWork, type JobHandler } from '@tongxing/api';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

const KIND = 'long-work';
const RENEWAL_MS = 20_000;
const LEASE_MS = 60_000;
/** All but the clock and the intervals by which leases are renewed. */
const NOT_FAKED: FakeableAPI[] = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setTimeout',
  'clearTimeout',
];

/** A door that work stands before until it is opened. */
function newGate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe.each(ENGINES)('jobs of two processes on %s', (engine) => {
  let api: TestApi;
  let unitOfWork: UnitOfWork;
  let first: JobsService;
  let second: JobsService;

  beforeAll(async () => {
    api = await startApi(engine);
    unitOfWork = api.app.get(UnitOfWork);
    // The server's own does none of them.
    await api.app.get(JobsService).onModuleDestroy();
  });
  beforeEach(async () => {
    await unitOfWork.write((tx) => tx.manager.clear(JobEntity));
    [first, second] = [newProcess(), newProcess()];
    jest.useFakeTimers({ now: Date.now(), doNotFake: NOT_FAKED });
  });
  afterEach(() => jest.useRealTimers());
  afterAll(() => api.stop());

  const newProcess = () => new JobsService(unitOfWork, new JobsRepository());
  const jobs = () => unitOfWork.read((view) => view.manager.find(JobEntity));
  const add = () => unitOfWork.write((tx) => first.add(tx, KIND, { of: 'something' }));
  const lease = async () => (await jobs())[0]?.leasedUntil ?? '';
  const until = async (met: () => boolean | Promise<boolean>) => {
    while (!(await met())) await delay(10);
  };
  /** A handler that says when it has begun, and ends when its gate is opened. */
  const gated = (jobsOf: JobsService, heeds = false) => {
    const [begun, gate] = [newGate(), newGate()];
    const told: AbortSignal[] = [];
    const handler: JobHandler = async (_, signal) => {
      told.push(signal);
      begun.open();
      await gate.opened;
      if (heeds) signal.throwIfAborted();
    };
    jobsOf.handle(KIND, handler);
    return { begun: begun.opened, open: gate.open, told };
  };

  it('that take longer than a lease are held, and done once', async () => {
    const work = gated(first);
    const others = gated(second);
    await add();
    const working = first.work();
    await work.begun;
    for (let i = 0; i < 5; i++) {
      const held = await lease();
      jest.advanceTimersByTime(RENEWAL_MS);
      await until(async () => (await lease()) > held);
      await second.work();
    }
    work.open();
    await working;
    expect(await jobs()).toEqual([]);
    expect([work.told.length, others.told.length]).toEqual([1, 0]);
    expect(work.told[0]?.aborted).toBe(false);
  });

  it.each([
    ['stops', true],
    ['does not stop', false],
  ])('whoever lost one is told, and whether it %s has no say in it any more', async (_, heeds) => {
    const work = gated(first, heeds);
    const taken = gated(second);
    await add();
    const working = first.work();
    await work.begun;
    // As if the process had been frozen: its renewals did not come.
    jest.setSystemTime(Date.now() + LEASE_MS + 1);
    const takingOver = second.work();
    await taken.begun;
    jest.advanceTimersByTime(RENEWAL_MS);
    await until(() => work.told[0]?.aborted === true);
    work.open();
    await working;
    expect(await jobs()).toMatchObject([{ state: 'running', attempts: 2 }]);
    taken.open();
    await takingOver;
    expect(await jobs()).toEqual([]);
    expect([work.told.length, taken.told.length]).toEqual([1, 1]);
  });

  it('that fail are tried three times, and given up once, with the word of who ordered them', async () => {
    let tried = 0;
    const givenUp: unknown[] = [];
    first.handle(
      KIND,
      () => Promise.reject(new Error(`try ${String(++tried)}`)),
      (_, payload) => Promise.resolve(void givenUp.push(payload)),
    );
    await add();
    await first.work();
    expect({ tried, givenUp }).toEqual({ tried: 3, givenUp: [{ of: 'something' }] });
    expect(await jobs()).toMatchObject([{ state: 'failed', attempts: 3, leasedUntil: null }]);
  });

  it('of which processes die again and again are given up without another try', async () => {
    const tried = jest.fn<Promise<void>, []>(() => Promise.resolve());
    const givenUp = jest.fn<Promise<void>, []>(() => Promise.resolve());
    first.handle(KIND, tried, givenUp);
    await add();
    const died = { state: 'running' as const, attempts: 3, leasedUntil: new Date(0).toISOString() };
    await unitOfWork.write((tx) => tx.manager.update(JobEntity, { kind: KIND }, died));
    await first.work();
    expect([tried.mock.calls.length, givenUp.mock.calls.length]).toEqual([0, 1]);
    expect(await jobs()).toMatchObject([{ state: 'failed' }]);
  });

  it('that are broken off because their server ends wait for the next, and no attempt is counted', async () => {
    first.handle(
      KIND,
      (_, signal) =>
        new Promise((__, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('ending'));
          });
        }),
    );
    await add();
    void first.work();
    await until(async () => (await jobs())[0]?.state === 'running');
    await first.onModuleDestroy();
    expect(await jobs()).toMatchObject([{ state: 'waiting', attempts: 0 }]);
    const work = gated(second);
    work.open();
    await second.work();
    expect(await jobs()).toEqual([]);
  });
});
