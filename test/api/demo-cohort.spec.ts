import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AnalysisService,
  InstrumentsService,
  PlansService,
  ProgrammeService,
  readVersion,
  ReportsService,
  SubmissionEntity,
  UnitOfWork,
  versionFolders,
} from '@tongxing/api';
import type { ImpactResults } from '@tongxing/impact';
import type { InstrumentDefinition } from '@tongxing/instruments';
import { ensureDemoCohort, type DemoRequest } from '../../apps/cli/src/demo/demo-cohort.js';
import type { ProjectShape } from '../../apps/cli/src/demo/project-shape.js';
import { CENTRES, COUNTY_PROTECTION } from '../../apps/cli/src/demo/projects.js';
import { startApi, type TestApi } from '../support/api.js';
import { present } from '../support/programs.js';

const OTHER_SEED = 4_711;
const TODAY = new Date().toISOString().slice(0, 10);

describe('a synthetic cohort in the database', () => {
  let api: TestApi;
  const definitions: InstrumentDefinition[] = [];

  beforeAll(async () => {
    api = await startApi('sqlite');
    for (const folder of versionFolders('surveys')) {
      const read = readVersion(folder);
      if ('faults' in read) throw new Error(JSON.stringify(read.faults));
      definitions.push((await api.app.get(InstrumentsService).publish(read.definition)).version.definition);
    }
  });
  afterAll(() => api.stop());

  const build = (shape: ProjectShape, more: Partial<DemoRequest> = {}) =>
    ensureDemoCohort(api.app, { shape, definitions, seed: OTHER_SEED, today: TODAY, ...more });
  const projectOf = ({ code }: ProjectShape) => api.app.get(ProgrammeService).findProjectByCode(code);
  const stored = async (shape: ProjectShape) => {
    const { id } = await projectOf(shape);
    return api.app
      .get(UnitOfWork)
      .read((view) => view.manager.count(SubmissionEntity, { where: { projectId: id } }));
  };
  const resultsOf = async (shape: ProjectShape): Promise<ImpactResults> => {
    const run = await api.app.get(AnalysisService).run((await projectOf(shape)).id);
    return run.results;
  };

  it('broken off at endline is completed by the next run, and a third changes nothing', async () => {
    const shape = {
      ...COUNTY_PROTECTION,
      code: 'synthetic-broken-off',
      children: 48,
      villages: COUNTY_PROTECTION.villages.filter((_, i) => i % 10 === 0),
    };
    const killed = new Error('killed');
    const onProgress = ({ en }: { en: string }) => {
      if (en.endsWith('Endline')) throw killed;
    };
    await expect(build(shape, { onProgress })).rejects.toBe(killed);
    const before = await stored(shape);
    await build(shape);
    const after = await stored(shape);
    expect(after).toBeGreaterThan(before);
    const { snapshot } = await api.app.get(AnalysisService).run((await projectOf(shape)).id);
    await build(shape);
    const again = await api.app.get(AnalysisService).run((await projectOf(shape)).id);
    expect([await stored(shape), again.snapshot.hash]).toEqual([after, snapshot.hash]);
    expect((await api.app.get(PlansService).list((await projectOf(shape)).id)).items).toHaveLength(1);
  }, 3_600_000);

  it('is reported as it truly is: the gain as a gain, nothing as nothing, the harm as a harm', async () => {
    const shape = { ...CENTRES, sessions: false };
    await build(shape);
    const { outcomes, planning } = await resultsOf(shape);
    expect(planning.kind).toBe('planned');
    const differenceIn = (id: string) => outcomes.find((o) => o.id === id)?.contrasts[0];
    const gain = differenceIn('emotional-wellbeing-b@1.1.0/wellbeing');
    const nothing = differenceIn('academic-engagement-b@1.0.0/engagement');
    const harm = differenceIn('guardian-survey@1.0.0/habits');
    expect(gain?.sentence.en).toMatch(/the programme arm scored [\d.]+ points higher/);
    expect(nothing?.sentence.en).toMatch(/[Nn]o clear|did not clearly differ/);
    expect(harm?.sentence.en).toMatch(/the programme arm scored [\d.]+ points lower/);
  }, 3_600_000);

  it('is called synthetic on every page of its report, in both languages', async () => {
    if (!present('pdftotext')) return;
    const folder = mkdtempSync(join(tmpdir(), 'tongxing-synthetic-'));
    const { id } = await projectOf(CENTRES);
    for (const [language, word] of [
      ['zh', '合成数据'],
      ['en', 'Synthetic data'],
    ] as const) {
      const { pdf } = await api.app.get(ReportsService).make(id, { language, length: 'full' });
      writeFileSync(join(folder, 'report.pdf'), pdf);
      const text = execFileSync('pdftotext', ['-layout', join(folder, 'report.pdf'), '-']).toString();
      const pages = text.split('\f').filter((page) => page.trim() !== '');
      expect(pages.length).toBeGreaterThan(20);
      expect(pages.filter((page) => !page.includes(word))).toEqual([]);
    }
    rmSync(folder, { recursive: true });
  }, 3_600_000);

  it('rates every village in an arm, though no child lives at its record', async () => {
    const shape = { ...COUNTY_PROTECTION, code: 'synthetic-villages', children: 32 };
    await build(shape);
    const { outcomes, flow } = await resultsOf(shape);
    const system = outcomes.find(({ id }) => id === 'protection-system-checklist@1.0.0/system');
    expect(system?.changes[0]?.main).toMatchObject({ kind: 'estimated', n: 60 });
    expect(flow[0]?.enrolled ?? 32).toBeLessThanOrEqual(32);
  }, 3_600_000);
});
