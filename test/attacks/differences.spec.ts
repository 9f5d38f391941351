import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ImportMapping, ImportService, type AnalysisRun, type Report } from '@tongxing/api';
import type { Participant, Problem } from '@tongxing/contracts';
import { HEADER, rowNumber, smallMapping } from '../factories/table.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

const plan = {
  schema: 'tongxing.analysis-plan/1',
  baseline: 'baseline',
  endline: 'endline',
  outcomes: ['five-items@1.0.0/five'],
};

/** Each of these groups is large, and the first grade is the red team and five more. */
const factsOf = (person: number) => [person < 30 ? 'first' : 'second', person < 25 ? 'red' : 'blue'];

describe.each(ENGINES)('what figures tell by their difference from earlier ones, on %s', (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-differences-'));
  let api: TestApi;
  let projects = 0;
  let code: string;
  let project: string;

  beforeAll(async () => {
    api = await startApi(engine);
  });
  beforeEach(async () => {
    code = `differences-${String(++projects)}`;
    project = await withPeople(60);
  });
  afterAll(async () => {
    await api.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The first people of a small table, with both waves, at schools taken in turn. */
  const withPeople = async (people: number, schools = 20): Promise<string> => {
    const small = smallMapping();
    const mapping = ImportMapping.parse({
      ...small,
      project: { ...small.project, code },
      columns: { ...small.columns, covariates: ['grade', 'team'] },
    });
    const lines = Array.from({ length: 2 * people }, (_, i) =>
      [rowNumber(i), ...factsOf(Math.floor(i / 2))]
        .join(',')
        .replace(/school-\d+/, `school-${String(Math.floor(i / 2) % schools)}`),
    );
    const path = join(folder, 'table.csv');
    writeFileSync(path, [`${HEADER},grade,team`, ...lines, ''].join('\n'));
    return (await api.app.get(ImportService).run({ path, mapping, dryRun: false })).projectId;
  };
  const withdraw = async (...people: readonly number[]) => {
    const under = `/projects/${project}/participants`;
    const { body } = await api.call<{ items: Participant[] }>('GET', `${under}?limit=100`);
    for (const person of people) {
      const { id } = body.items.find(({ sourceCode }) => sourceCode === `p-${String(person)}`) as Participant;
      await api.call('POST', `${under}/${id}/consents/withdrawals`, { by: 'child', on: '2026-09-01' });
    }
  };
  const lock = (change: object) => api.call('POST', `/projects/${project}/plans`, { ...plan, ...change });
  const analyse = () => api.call<AnalysisRun & Problem>('POST', `/projects/${project}/analysis`);
  const report = async (): Promise<Report> => {
    const asked = await api.call<Report>('POST', `/projects/${project}/reports`, { language: 'en' });
    let newest = asked.body;
    while (newest.state === 'waiting' || newest.state === 'running') {
      await delay(50);
      newest = (await api.call<Report>('GET', `/reports/${newest.id}`)).body;
    }
    return newest;
  };

  it('the same data again give the same report, however often', async () => {
    const first = await report();
    expect(first.state).toBe('ready');
    const second = await report();
    expect(second).toMatchObject({ state: 'ready', pdfHash: first.pdfHash });
    expect((await analyse()).status).toBe(200);
  });

  it('one child who withdraws between two reports is not told: the second is refused, the first stands', async () => {
    const first = await report();
    const before = await analyse();
    await withdraw(7);
    expect(await report()).toMatchObject({ state: 'failed', problem: 'difference-too-small' });
    const refused = await analyse();
    expect({ status: refused.status, code: refused.body.code }).toEqual({
      status: 409,
      code: 'difference-too-small',
    });
    expect((await api.call('GET', `/projects/${project}/analysis`)).body).toEqual(before.body);
    expect((await api.call('GET', `/reports/${first.id}/pdf`)).status).toBe(200);
  });

  it('a few who come later are not told either, and ten are', async () => {
    expect((await analyse()).status).toBe(200);
    await withPeople(69);
    expect((await analyse()).status).toBe(409);
    await withPeople(70);
    expect((await analyse()).status).toBe(200);
  });

  it('figures are measured against all that was published, not the newest alone', async () => {
    await analyse();
    await withPeople(72);
    expect((await analyse()).status).toBe(200);
    await withdraw(...Array.from({ length: 11 }, (_, i) => 60 + i));
    expect((await analyse()).body.code).toBe('difference-too-small');
    await withdraw(71);
    expect((await analyse()).status).toBe(200);
  });

  it('another filter that leaves five children over is refused, and the same filter again is not', async () => {
    await lock({ subgroups: ['grade'] });
    const first = await analyse();
    expect(first.body.results.outcomes[0]?.subgroups[0]?.groups.map(({ figures }) => figures.kind)).toEqual([
      'estimated',
      'estimated',
    ]);
    await lock({ subgroups: ['grade'], level: 0.9 });
    expect((await analyse()).status).toBe(200);
    await lock({ subgroups: ['team'] });
    expect((await analyse()).body.code).toBe('difference-too-small');
    await lock({});
    expect((await analyse()).status).toBe(200);
  });

  it('a few who leave each school are not told by the schools, which are left out while all else is published', async () => {
    code = `${code}-schools`;
    project = await withPeople(64, 4);
    const sitesOf = (run: AnalysisRun) => run.results.outcomes[0]?.sites.map(({ result }) => result.kind);
    const first = await analyse();
    expect(sitesOf(first.body)).toEqual(['estimated']);
    await withdraw(...Array.from({ length: 12 }, (_, i) => i));
    const second = await analyse();
    expect([second.status, sitesOf(second.body)]).toEqual([200, []]);
    await withPeople(92, 4);
    await withdraw(...Array.from({ length: 28 }, (_, i) => 12 + i));
    const third = await analyse();
    expect([third.status, sitesOf(third.body)]).toEqual([200, ['estimated']]);
  });

  it('two analyses asked for at once, with a child withdrawing between, are never both published', async () => {
    const answers = await Promise.all([analyse(), withdraw(7).then(analyse), analyse()]);
    const sizes = answers
      .filter(({ status }) => status === 200)
      .map(({ body }) => body.results.flow[0]?.enrolled);
    expect(new Set(sizes).size).toBe(1);
  });
});
