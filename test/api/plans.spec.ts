import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportMapping, ImportService, readPlan, type AnalysisRun } from '@tongxing/api';
import type { LockedPlan, LockedPlans, Problem } from '@tongxing/contracts';
import { HEADER, rowNumber, smallMapping } from '../factories/table.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

const plan = {
  schema: 'tongxing.analysis-plan/1',
  baseline: 'baseline',
  endline: 'endline',
  outcomes: ['five-items@1.0.0/five'],
  primary: ['five-items@1.0.0/five'],
};

describe.each(ENGINES)('analysis plans on %s', (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-plans-'));
  let api: TestApi;
  let projects = 0;

  beforeAll(async () => {
    api = await startApi(engine);
  });
  afterAll(async () => {
    await api.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A project with the first rows of a small table; odd rows are endline. Returns how to add more. */
  const newStudy = async (rows: number) => {
    const code = `plans-${String(++projects)}`;
    const small = smallMapping();
    const mapping = ImportMapping.parse({ ...small, project: { ...small.project, code } });
    const add = async (keep: (i: number) => boolean) => {
      const path = join(folder, 'table.csv');
      const lines = Array.from({ length: rows }, (_, i) => i).filter(keep);
      writeFileSync(path, [HEADER, ...lines.map(rowNumber), ''].join('\n'));
      return (await api.app.get(ImportService).run({ path, mapping, dryRun: false })).projectId;
    };
    return { project: await add((i) => i % 2 === 0), addEndline: () => add(() => true) };
  };
  const lock = <T = LockedPlan>(project: string, body: object) =>
    api.call<T>('POST', `/projects/${project}/plans`, body);
  const planning = async (project: string) => {
    const { body } = await api.call<AnalysisRun>('POST', `/projects/${project}/analysis`);
    return body.results.planning.kind;
  };

  it('are kept once, whoever locks them how often, and changes stand beside them', async () => {
    const { project } = await newStudy(4);
    const first = await lock(project, plan);
    expect(first).toMatchObject({ status: 200, body: { ordinal: 1, plan } });
    expect((await lock(project, plan)).body).toEqual(first.body);
    const second = await lock(project, { ...plan, level: 0.9 });
    expect(second.body.ordinal).toBe(2);
    expect(second.body.hash).not.toBe(first.body.hash);
    const { body } = await api.call<LockedPlans>('GET', `/projects/${project}/plans`);
    expect(body.items.map((p) => p.hash)).toEqual([first.body.hash, second.body.hash]);
  });

  it('name what the instrument has: bands, items and flags as well as scales', async () => {
    const { project } = await newStudy(4);
    const forms = ['five:from:60', 'five:from:good', 'five:bands', 'item:q1', 'item:none', 'flag:none'];
    const outcomes = ['five', ...forms].map((form) => `five-items@1.0.0/${form}`);
    const { status, body } = await lock<Problem>(project, { ...plan, outcomes });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      { code: 'band-unknown', path: 'outcomes.2' },
      { code: 'band-unknown', path: 'outcomes.3' },
      { code: 'item-unknown', path: 'outcomes.5' },
      { code: 'red-flag-unknown', path: 'outcomes.6' },
    ]);
  });

  it('stand on the face of results: none, locked in time, changed afterwards', async () => {
    const { project, addEndline } = await newStudy(40);
    const { body } = await lock(project, plan);
    await addEndline();
    expect(await planning(project)).toBe('planned');
    const run = await api.call<AnalysisRun>('GET', `/projects/${project}/analysis`);
    expect(run.body.planHash).toBe(body.hash);
    await lock(project, { ...plan, level: 0.9 });
    expect(await planning(project)).toBe('amended_late');
    const without = await newStudy(40);
    await without.addEndline();
    expect(await planning(without.project)).toBe('unplanned');
  });

  it('lead to results of what they name: shares of people, and categories', async () => {
    const { project, addEndline } = await newStudy(60);
    const outcomes = ['five:from:50', 'item:q1', 'item:q1:from:2'].map((form) => `five-items@1.0.0/${form}`);
    await lock(project, { ...plan, outcomes, primary: [] });
    await addEndline();
    const { status, body } = await api.call<AnalysisRun>('POST', `/projects/${project}/analysis`);
    expect(status).toBe(200);
    expect(body.results.outcomes.map(({ id, kind, unit }) => [id, kind, unit])).toEqual([
      [outcomes[0], 'yes_no', 'participant'],
      [outcomes[1], 'ordered', 'participant'],
      [outcomes[2], 'yes_no', 'participant'],
    ]);
  });

  it('locked when there are endline data make every result exploratory', async () => {
    const { project, addEndline } = await newStudy(40);
    await addEndline();
    expect(await planning(project)).toBe('unplanned');
    await lock(project, plan);
    expect(await planning(project)).toBe('late');
  });

  it('that do not fit the project are refused, each fault with its place, and nothing is locked', async () => {
    const { project } = await newStudy(2);
    const wrong = {
      ...plan,
      baseline: 'endline',
      endline: 'baseline',
      outcomes: ['five-items@1.0.0/six', 'five-items@9.0.0/five'],
      primary: [],
      comparisons: [{ treatment: 'a', comparison: 'b' }],
    };
    const { status, body } = await lock<Problem>(project, wrong);
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'plan-invalid' });
    expect(body.errors).toEqual([
      { code: 'scale-unknown', path: 'outcomes.0' },
      { code: 'instrument-version-unknown', path: 'outcomes.1' },
      { code: 'wave-order', path: 'endline' },
      { code: 'comparison-unknown', path: 'comparisons.0' },
    ]);
    const { body: list } = await api.call<LockedPlans>('GET', `/projects/${project}/plans`);
    expect(list.items).toEqual([]);
  });

  it('locked by many at once are in one order without gaps', async () => {
    const { project } = await newStudy(2);
    const levels = [0.8, 0.85, 0.9, 0.95, 0.99];
    const answers = await Promise.all(levels.map((level) => lock(project, { ...plan, level })));
    const stored = answers.filter(({ status }) => status === 200);
    const { body } = await api.call<LockedPlans>('GET', `/projects/${project}/plans`);
    expect(body.items.map((p) => p.ordinal)).toEqual(stored.map((_, i) => i + 1));
    expect(answers.map(({ status }) => status).filter((s) => s >= 500)).toEqual([]);
  });
});

describe('a plan file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-plan-file-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const read = (text: string) => {
    const path = join(folder, 'plan.yaml');
    writeFileSync(path, text);
    return readPlan(path);
  };

  it('is read with its defaults', async () => {
    expect(await read(JSON.stringify({ ...plan, primary: undefined }))).toMatchObject({
      primary: [],
      comparisons: [],
      level: 0.95,
    });
  });

  it.each([
    ['no YAML', '{', 'malformed'],
    ['another schema', JSON.stringify({ ...plan, schema: 'x' }), 'invalid'],
    ['one wave', JSON.stringify({ ...plan, endline: 'baseline' }), 'invalid'],
    ['a primary outcome that is no outcome', JSON.stringify({ ...plan, primary: ['a@1.0.0/b'] }), 'invalid'],
    ['four primary outcomes', JSON.stringify({ ...plan, primary: Array(4).fill(plan.outcomes[0]) }), 'invalid'],
    ['a field nobody knows', JSON.stringify({ ...plan, hypothesis: 'x' }), 'invalid'],
  ])('with %s is refused', async (_, text, code) => {
    await expect(read(text)).rejects.toMatchObject({
      code: 'plan-invalid',
      errors: [expect.objectContaining({ code })],
    });
  });
});
