import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ProjectEntity, UnitOfWork } from '@tongxing/api';
import { v7 } from 'uuid';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

const row = (code: string): ProjectEntity => ({
  id: v7(),
  code,
  name: { zh: '测试', en: 'Test' },
  allocation: 'single_group',
  comparisons: [],
  synthetic: true,
  consentRequired: false,
  source: null,
  hotlines: null,
  createdAt: '2026-01-01T00:00:00.000Z',
});

describe.each(ENGINES)('the unit of work on %s', (engine) => {
  let api: TestApi;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    api = await startApi(engine);
    unitOfWork = api.app.get(UnitOfWork);
  });
  afterAll(() => api.stop());

  const codes = async (prefix: string) =>
    (await unitOfWork.read((view) => view.manager.find(ProjectEntity)))
      .map(({ code }) => code)
      .filter((code) => code.startsWith(prefix))
      .sort();

  it('keeps exactly the rows of the transactions that succeeded, of 400 at once with half of them failing', async () => {
    const run = randomUUID();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 400 }, (_, i) =>
        unitOfWork.write(async (tx) => {
          await tx.manager.insert(ProjectEntity, row(`${run}-${String(i)}-a`));
          await delay(i % 3);
          await tx.manager.insert(ProjectEntity, row(`${run}-${String(i)}-b`));
          if (i % 2 === 1) throw new Error('half of them fail');
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(200);
    const kept = Array.from({ length: 200 }, (_, i) =>
      ['a', 'b'].map((part) => `${run}-${String(2 * i)}-${part}`),
    );
    expect(await codes(run)).toEqual(kept.flat().sort());
  });

  it('refuses a transaction inside a transaction instead of waiting for itself', async () => {
    const inner = unitOfWork.write(() => unitOfWork.write(() => Promise.resolve()));
    await expect(inner).rejects.toThrow('cannot be opened inside another');
    await expect(unitOfWork.write(() => Promise.resolve('free again'))).resolves.toBe('free again');
  });

  it('shows readers only what is committed, while a transaction is open and after it failed', async () => {
    const run = randomUUID();
    const open = unitOfWork.write(async (tx) => {
      await tx.manager.insert(ProjectEntity, row(run));
      expect(await codes(run)).toEqual([]);
      throw new Error('undone');
    });
    await expect(open).rejects.toThrow('undone');
    expect(await codes(run)).toEqual([]);
  });

  it('shows a snapshot one state, whatever is written meanwhile', async () => {
    const run = randomUUID();
    await unitOfWork.snapshot(async (view) => {
      const count = () => view.manager.countBy(ProjectEntity, { code: run });
      expect(await count()).toBe(0);
      await unitOfWork.write((tx) => tx.manager.insert(ProjectEntity, row(run)));
      expect(await count()).toBe(0);
    });
    expect(await codes(run)).toEqual([run]);
  });

  it('lets nothing be written through a snapshot', async () => {
    const written = unitOfWork.snapshot((view) => view.manager.insert(ProjectEntity, row('never')));
    await expect(written).rejects.toThrow();
    expect(await codes('never')).toEqual([]);
  });
});
