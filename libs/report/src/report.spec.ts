import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '@tongxing/contracts';
import { analyse, type ImpactResults, type OutcomeData, type StudyDesign } from '@tongxing/impact';
import { renderPdf, reportDocument, type ReportContext, type ReportDocument } from './index.js';

const name = (en: string) => ({ zh: `量表${en}`, en });

/** Figures that look random and are always the same: a linear congruential generator. */
function figures(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

function outcome(id: string, people: number, seed: number): OutcomeData {
  const next = figures(seed);
  const column = () => Float64Array.from({ length: people }, () => Math.round(next() * 100));
  return {
    id,
    name: name(id),
    domain: 'emotional',
    direction: 'higher_is_better',
    measurement: 'reflective',
    range: [0, 100],
    scores: [column(), column()],
    items: [
      [column(), column(), column()],
      [column(), column(), column()],
    ],
  };
}

function results(design: Partial<StudyDesign> = {}, people = 120): ImpactResults {
  const full: StudyDesign = {
    allocation: 'unmatched',
    arms: ['centre', 'waiting'],
    comparisons: [{ treatment: 'centre', comparison: 'waiting' }],
    waves: [
      { code: 'baseline', name: { zh: '基线', en: 'Baseline' } },
      { code: 'endline', name: { zh: '末线', en: 'Endline' } },
    ],
    sites: 4,
    ...design,
  };
  const data = {
    participants: people,
    arm: Int32Array.from({ length: people }, (_, i) => i % full.arms.length),
    site: Int32Array.from({ length: people }, (_, i) => i % full.sites),
    present: [new Uint8Array(people).fill(1), new Uint8Array(people).fill(1)],
    outcomes: [outcome('joy', people, 1), outcome('calm', people, 2)],
    facts: [],
    duplicates: 0,
  };
  const plan = {
    schema: 'tongxing.analysis-plan/1' as const,
    baseline: 'baseline',
    endline: 'endline',
    outcomes: ['joy', 'calm'],
    primary: [],
    comparisons: [...full.comparisons],
    level: 0.95,
    seed: 1,
  };
  return analyse(full, plan, data, {
    minimum: 10,
    hideCounts: (counts) => counts.map((c) => (c < 10 ? null : c)),
  });
}

const context: ReportContext = {
  project: {
    code: 'p1',
    name: { zh: '测试项目', en: 'Test project' },
    synthetic: true,
    source: 'invented for this test',
  },
  instruments: [
    { instrument: 'joy', version: '1.0.0', title: name('joy'), hash: 'a'.repeat(64), keyHash: 'b'.repeat(64) },
  ],
  hashes: { plan: '1'.repeat(64), snapshot: '2'.repeat(64), results: '3'.repeat(64) },
  scorerVersion: '1.0.0',
  codeVersion: '0.1.0',
  dataAsOf: '2026-11-24T06:57:30.000Z',
  submissions: 240,
};

/** Every text a reader can meet. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => (key === 'kind' ? [] : textsOf(child)));
}

const BANNED: Readonly<Record<Language, RegExp>> = {
  en: /impact|effective|thanks to|effect of|caused|due to the programme/i,
  zh: /影响|成效|得益于|有效|效果|归功/,
};

const DESIGNS = ['single_group', 'unmatched', 'matched', 'randomised'] as const;

describe('a report', () => {
  describe.each(LANGUAGES)('in %s', (language) => {
    it.each(DESIGNS)('on a %s design says change, never impact', (allocation) => {
      const arms = allocation === 'single_group' ? { arms: ['all'], comparisons: [] } : {};
      const document = reportDocument(results({ allocation, ...arms }), context, language);
      expect(textsOf(document).filter((text) => BANNED[language].test(text))).toEqual([]);
    });

    it('prints every figure of its results', () => {
      const found = results();
      const texts = textsOf(reportDocument(found, context, language)).join('\n');
      const [first] = found.outcomes;
      for (const { result } of first?.changes ?? []) {
        if (result.kind !== 'estimated') throw new Error('the fixture has figures');
        for (const figure of [result.meanBefore, result.meanAfter, Math.abs(result.change)])
          expect(texts).toContain(figure.toFixed(1));
        expect(texts).toContain(String(result.n));
      }
    });

    it('withholds figures of small groups, with their charts and sentences', () => {
      const document = reportDocument(results({}, 12), context, language);
      const tables = document.blocks.filter((b) => b.kind === 'table').slice(1, 3);
      expect(textsOf(tables.map((t) => t.rows)).filter((cell) => /\d\.\d/.test(cell))).toEqual([]);
      const charts = document.blocks.flatMap((b) =>
        b.kind === 'figure' && b.chart.kind !== 'flow' ? [b.chart] : [],
      );
      expect(textsOf(charts.map((c) => c.description)).filter((text) => /\d\.\d/.test(text))).toEqual([]);
    });

    it('of synthetic data says so on the cover and at the foot', () => {
      const label = language === 'zh' ? /合成数据/ : /synthetic/i;
      expect(reportDocument(results(), context, language).syntheticLabel).toMatch(label);
      const real = { ...context, project: { ...context.project, synthetic: false } };
      expect(reportDocument(results(), real, language).syntheticLabel).toBeUndefined();
    });
  });
});

const poppler = spawnSync('pdftotext', ['-v']).error === undefined;
if (!poppler && process.env['CI'])
  throw new Error('poppler-utils is not installed, and in CI nothing may be skipped');
const withPoppler = poppler ? describe : describe.skip;
if (!poppler) process.stderr.write('PDF text checks skipped: not present (apt-get install poppler-utils)\n');

describe('a report as PDF', () => {
  const document = (language: Language) => reportDocument(results(), context, language);

  it('has the same bytes each time it is made', async () => {
    const [first, second] = [await renderPdf(document('zh')), await renderPdf(document('zh'))];
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it('embeds its fonts as subsets and stays small', async () => {
    const pdf = Buffer.from(await renderPdf(document('zh')));
    expect(pdf.length).toBeLessThan(300_000);
    expect(pdf.toString('latin1')).toMatch(/\/FontName \/[A-Z]{6}\+NotoSansSC/);
  });
});

withPoppler('a report as PDF, read by poppler', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-pdf-'));
  const file = (language: Language) => join(folder, `${language}.pdf`);
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'] }).toString();

  beforeAll(async () => {
    for (const language of LANGUAGES)
      writeFileSync(file(language), await renderPdf(reportDocument(results(), context, language)));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(LANGUAGES)('in %s gives back every text of its tables', (language) => {
    const text = run('pdftotext', '-layout', file(language), '-').replace(/\s+/g, '');
    const { blocks } = reportDocument(results(), context, language);
    const cells = blocks.flatMap((b) =>
      b.kind === 'table' && !textsOf(b.columns).join().includes('SHA') ? b.rows.flat() : [],
    );
    expect(cells.length).toBeGreaterThan(50);
    expect(cells.filter((cell) => !text.includes(cell.replace(/\s+/g, '')))).toEqual([]);
  });

  it.each(LANGUAGES)(
    'in %s is tagged: headings, tables with header cells, figures with alternatives',
    (language) => {
      expect(run('pdfinfo', file(language))).toMatch(/Tagged:\s+yes/);
      const structure = run('pdfinfo', '-struct', file(language));
      for (const element of [
        'H1',
        'H2',
        'Table',
        'TR',
        'TH',
        'TD',
        'Figure',
        'L',
        'LI',
        'TOC',
        'Link',
        'Caption',
      ])
        expect(structure).toMatch(new RegExp(`^\\s*${element}\\b`, 'm'));
      const raw = readFileSync(file(language)).toString('latin1');
      const figures = raw.match(/\/S \/Figure\b/g) ?? [];
      expect(figures.length).toBeGreaterThanOrEqual(4);
      expect(raw.match(/\/Alt \(/g)).toHaveLength(figures.length);
    },
  );

  it('shows a character its font lacks as missing, not as an empty box', async () => {
    const odd: ReportDocument = { ...reportDocument(results(), context, 'zh'), subtitle: '𠮷祥之家' };
    writeFileSync(join(folder, 'odd.pdf'), await renderPdf(odd));
    expect(run('pdftotext', join(folder, 'odd.pdf'), '-')).toContain('〓祥之家');
  });

  it.each(LANGUAGES)('in %s keeps every n on the line of its figure', (language) => {
    const text = run('pdftotext', '-layout', file(language), '-');
    const [all, whole] = [/\bn\s*=/g, /\bn[^\S\n]*=[^\S\n]*\d/g].map((n) => text.match(n)?.length ?? 0);
    expect(all).toBeGreaterThan(3);
    expect(whole).toBe(all);
  });

  it('carries the synthetic label on every page', () => {
    const pages = run('pdftotext', '-layout', file('en'), '-')
      .split('\f')
      .filter((page) => page.trim() !== '');
    expect(pages.filter((page) => !page.includes('Synthetic data'))).toEqual([]);
  });
});
