import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AnalysisService,
  ImportService,
  ProgrammeService,
  readMapping,
  ReportsService,
  StudyReader,
  UnitOfWork,
} from '@tongxing/api';
import {
  formatBound,
  formatNumber,
  formatP,
  formatSigned,
  LANGUAGES,
  type Language,
} from '@tongxing/contracts';
import { analyse, type Disclosure, type ImpactResults, type OutcomeResults } from '@tongxing/impact';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';
import { present } from '../support/programs.js';

const STUDY = 'test/reference/real-mood-study';
const WAVES = ['baseline', 'endline'] as const;

/** What R says: `change` and `alpha` by scale, under R's own names. */
interface ExpectedScale {
  readonly items: readonly string[];
  readonly alpha_baseline: Record<string, number>;
  readonly alpha_endline: Record<string, number>;
  readonly n_scored_baseline: number;
  readonly n_scored_endline: number;
  readonly arms: Record<string, Record<string, number> & { ci95: [number, number] }>;
  readonly ancova_comedy_vs_nature: Record<string, number>;
}
const expected = JSON.parse(readFileSync(join(STUDY, 'expected.json'), 'utf8')) as {
  n_participants: number;
  scales: Record<string, ExpectedScale>;
};

/** Every number R computed, by its path. */
function figuresOfR(): Map<string, number> {
  const figures = new Map([['n_participants', expected.n_participants]]);
  for (const [scale, parts] of Object.entries(expected.scales)) walk(parts, scale);
  return figures;

  function walk(value: unknown, path: string): void {
    if (typeof value === 'number') figures.set(path, value);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`);
  }
}

/** The same figures as the analysis has them. */
function figuresOfOurs(results: ImpactResults): Map<string, number> {
  const enrolled = results.flow.reduce((sum, row) => sum + (row.enrolled ?? Number.NaN), 0);
  const figures = new Map([['n_participants', enrolled]]);
  for (const outcome of results.outcomes)
    for (const [name, value] of figuresOfOutcome(outcome)) figures.set(`${scaleOf(outcome)}.${name}`, value);
  return figures;
}

/** An outcome is named instrument/scale. */
const scaleOf = ({ id }: OutcomeResults): string => id.split('/').at(-1) ?? '';

function* figuresOfOutcome({ quality, changes, contrasts }: OutcomeResults): Generator<[string, number]> {
  for (const { wave, scored, alpha } of quality) {
    yield [`n_scored_${wave}`, scored ?? Number.NaN];
    if (alpha?.kind !== 'estimated') continue;
    yield [`alpha_${wave}.n`, alpha.n ?? Number.NaN];
    yield [`alpha_${wave}.alpha`, alpha.alpha];
  }
  for (const { arm, result: r } of changes) {
    if (r.kind !== 'estimated') continue;
    const figures = { n: r.n, mean_baseline: r.meanBefore, mean_endline: r.meanAfter, change: r.change };
    const test = { sd_change: r.sdChange, t: r.t, df: r.df, p: r.p, dz: r.dz };
    for (const [name, value] of Object.entries({ ...figures, ...test })) yield [`arms.${arm}.${name}`, value];
    yield [`arms.${arm}.ci95.0`, r.interval.low];
    yield [`arms.${arm}.ci95.1`, r.interval.high];
  }
  for (const { treatment, comparison, result: r } of contrasts) {
    if (r.kind !== 'estimated') continue;
    const figures = { n: r.n, estimate: r.estimate, se: r.se, t: r.t, p: r.p };
    for (const [name, value] of Object.entries(figures))
      yield [`ancova_${treatment}_vs_${comparison}.${name}`, value];
  }
}

const relativeDifference = (ours: number, theirs: number) =>
  ours === theirs ? 0 : Math.abs(ours - theirs) / Math.abs(theirs);

describe.each(ENGINES)('the real mood study on %s', (engine) => {
  let api: TestApi;
  let project: string;

  beforeAll(async () => {
    api = await startApi(engine);
    const mapping = await readMapping(join(STUDY, 'mapping.yaml'));
    const path = join(STUDY, 'responses.csv');
    await api.app.get(ImportService).run({ path, mapping, dryRun: false });
    project = (await api.app.get(ProgrammeService).findProjectByCode(mapping.project.code)).id;
  });
  afterAll(() => api.stop());

  /** The published analysis, and the same of the same data with nothing withheld. */
  async function analyses(): Promise<{ published: ImpactResults; whole: ImpactResults }> {
    const { results: published } = await api.app.get(AnalysisService).run(project);
    const { design, data } = await api.app.get(UnitOfWork).snapshot(async (view) => {
      const found = await api.app.get(ProgrammeService).requireProject(view, project);
      return api.app.get(StudyReader).read(view, found);
    });
    return { published, whole: analyse(design, published.plan, data, OPEN) };
  }

  it('comes out of the database with every figure as R computed it, to 1e-9', async () => {
    const { whole } = await analyses();
    const [ours, theirs] = [figuresOfOurs(whole), figuresOfR()];
    const differing = [...theirs].filter(
      ([path, value]) => !(relativeDifference(ours.get(path) ?? Number.NaN, value) <= 1e-9),
    );
    expect(differing).toEqual([]);
    expect(theirs.size).toBe(331);
  });

  it('is published with the same figures, but for those who were scored where few were lost', async () => {
    const { published, whole } = await analyses();
    const [shown, all] = [figuresOfOurs(published), figuresOfOurs(whole)];
    const differing = [...all].filter(([path, value]) => shown.get(path) !== value).map(([path]) => path);
    expect(differing.filter((path) => !/^n_participants$|n_scored_|alpha_\w+\.n$/.test(path))).toEqual([]);
    expect(differing.every((path) => Number.isNaN(shown.get(path)))).toBe(true);
  });

  it.each(LANGUAGES)('is printed in %s with the same figures, rounded', async (language) => {
    const { pdf } = await api.app.get(ReportsService).make(project, { language, length: 'full' });
    if (!present('pdftotext')) return;
    const text = textOf(pdf);
    const { published } = await analyses();
    const rows = [...rowsOfR(), ...qualityRowsOfR(published, language)];
    expect(rows.filter((row) => !row.test(text))).toEqual([]);
    expect(rows).toHaveLength(42);
  });

  it('makes the same file again, byte by byte', async () => {
    const reports = api.app.get(ReportsService);
    const [first, second] = [
      await reports.make(project, { language: 'zh', length: 'full' }),
      await reports.make(project, { language: 'zh', length: 'full' }),
    ];
    expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
  });
});

/** The rows of the tables of change and of difference, as R's figures print. */
function rowsOfR(): RegExp[] {
  return Object.values(expected.scales).flatMap(({ arms, ancova_comedy_vs_nature: d }) => [
    ...Object.entries(arms).map(([arm, r]) => {
      const means = [formatNumber(r['mean_baseline']!, 1), formatNumber(r['mean_endline']!, 1)];
      const [low, high] = r.ci95;
      const interval = `${formatBound(low, 1)}, ${formatBound(high, 1)}`;
      const test = [formatNumber(r['t']!, 2), r['df'], formatP(r['p']!), formatNumber(r['dz']!, 2)];
      return row([arm, r['n'], ANY, ...means, formatSigned(r['change']!, 1), interval, ...test]);
    }),
    row([
      'comedy − nature',
      d['n'],
      formatSigned(d['estimate']!, 1),
      formatNumber(d['se']!, 1),
      ANY,
      ANY,
      formatNumber(d['t']!, 2),
      ANY,
      formatP(d['p']!),
    ]),
  ]);
}

/** The rows of the table of quality: people scored, complete cases, alpha; where numbers are withheld, the word. */
function qualityRowsOfR(published: ImpactResults, language: Language): RegExp[] {
  const withheld = language === 'zh' ? '不公布' : 'withheld';
  return Object.entries(expected.scales).flatMap(([name, scale]) =>
    WAVES.map((wave) => {
      const { n, alpha } = scale[`alpha_${wave}`];
      const outcome = published.outcomes.find((o) => scaleOf(o) === name);
      const isHidden = outcome?.quality.find((q) => q.wave === wave)?.scored === null;
      const counts = isHidden ? [withheld, withheld] : [scale[`n_scored_${wave}`], n];
      return row([...counts, formatNumber(alpha!, 2)]);
    }),
  );
}

const OPEN: Disclosure = { minimum: 1, hideCounts: (counts) => counts };

/** A figure that R was not asked for. */
const ANY = Symbol('any');

const row = (cells: readonly (string | number | undefined | typeof ANY)[]): RegExp =>
  new RegExp(
    cells
      .map((cell) => (typeof cell === 'symbol' ? '\\S+' : String(cell).replace(/[.+]/g, '\\$&')))
      .join('\\s+'),
  );

function textOf(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-pdf-'));
  try {
    const path = join(folder, 'report.pdf');
    writeFileSync(path, pdf);
    return execFileSync('pdftotext', ['-layout', path, '-']).toString();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
