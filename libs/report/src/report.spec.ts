import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '@tongxing/contracts';
import { reportContext as context, reportResults as results } from '../../../test/factories/report.js';
import { renderPdf, reportDocument, type ReportDocument } from './index.js';

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

  it('has the same bytes each time it is made', () => {
    const [first, second] = [renderPdf(document('zh')), renderPdf(document('zh'))];
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it('embeds its fonts as subsets and stays small', () => {
    const pdf = Buffer.from(renderPdf(document('zh')));
    expect(pdf.length).toBeLessThan(300_000);
    expect(pdf.toString('latin1')).toMatch(/\/FontName \/[A-Z]{6}\+NotoSansSC/);
  });
});

withPoppler('a report as PDF, read by poppler', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-pdf-'));
  const file = (language: Language) => join(folder, `${language}.pdf`);
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'] }).toString();

  beforeAll(() => {
    for (const language of LANGUAGES)
      writeFileSync(file(language), renderPdf(reportDocument(results(), context, language)));
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

  it('shows a character its font lacks as missing, not as an empty box', () => {
    const odd: ReportDocument = { ...reportDocument(results(), context, 'zh'), subtitle: '𠮷祥之家' };
    writeFileSync(join(folder, 'odd.pdf'), renderPdf(odd));
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
