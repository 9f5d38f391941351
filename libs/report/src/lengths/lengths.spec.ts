import { LANGUAGES } from '@tongxing/contracts';
import { reportContext, reportResults } from '../../../../test/factories/report.js';
import { printedDocument, renderPdf, reportDocument, type Block, type ReportLength } from '../index.js';

const DESIGNS = ['single_group', 'unmatched', 'matched', 'randomised'] as const;
const MANY_ARMS = { arms: ['a', 'b', 'c', 'd', 'e', 'f'], comparisons: [] };

function results(allocation: (typeof DESIGNS)[number], people = 240) {
  const arms = allocation === 'single_group' ? { arms: ['all'], comparisons: [] } : {};
  return reportResults({ allocation, ...arms }, people);
}

const pagesOf = async (pdf: Uint8Array) => (await printedDocument(pdf)).pages;

/** Everything that is read, alternatives of pictures too. */
const textsOf = (blocks: readonly Block[]): string => JSON.stringify(blocks);

describe.each(LANGUAGES)('shorter reports in %s', (language) => {
  const blocks = (length: ReportLength, allocation: (typeof DESIGNS)[number], people?: number) =>
    reportDocument(results(allocation, people), reportContext, language, length).blocks;

  it.each(DESIGNS)('of a %s design keep within one page and within four', async (allocation) => {
    const make = (length: ReportLength) =>
      renderPdf(reportDocument(results(allocation), reportContext, language, length));
    expect(await pagesOf(make('community'))).toHaveLength(1);
    expect((await pagesOf(make('summary'))).length).toBeLessThanOrEqual(4);
  });

  it('keep within their pages with many arms', async () => {
    const many = reportResults(MANY_ARMS, 240);
    const make = (length: ReportLength) => renderPdf(reportDocument(many, reportContext, language, length));
    expect(await pagesOf(make('community'))).toHaveLength(1);
    expect((await pagesOf(make('summary'))).length).toBeLessThanOrEqual(4);
  });

  it.each(DESIGNS)('the page for families of a %s design holds no statistics', (allocation) => {
    const text = textsOf(blocks('community', allocation));
    expect(text).not.toMatch(/\d\.\d|\bp\s*[=<]|%|置信|interval|α/);
  });

  it('only a randomised design inside the boundary lets families hear of a cause', () => {
    const cause = language === 'zh' ? /可以认为是由项目带来/ : /can be put down to/;
    const told = DESIGNS.filter((allocation) => cause.test(textsOf(blocks('community', allocation))));
    expect(told).toEqual(DESIGNS.filter((a) => results(a).claim.rung === 'effect'));
  });

  it('small groups are withheld here too', () => {
    const withheld = language === 'zh' ? /不公布/ : /withheld/;
    expect(textsOf(blocks('community', 'unmatched', 12))).toMatch(withheld);
    expect(textsOf(blocks('summary', 'unmatched', 12))).toMatch(withheld);
  });

  it('say that more was measured than they tell of', () => {
    const one = results('matched');
    const [first] = one.outcomes;
    const many = { ...one, outcomes: Array.from({ length: 11 }, () => first as NonNullable<typeof first>) };
    const text = textsOf(reportDocument(many, reportContext, language, 'summary').blocks);
    expect(text).toMatch(language === 'zh' ? /另有 3 项结局/ : /3 more outcomes/);
  });
});

describe.each(LANGUAGES)('sheets of villages in %s', (language) => {
  const village = (code: string, overall: readonly [number | null, number | null]) => ({
    village: code,
    arm: 'all',
    overall,
    parts: [overall],
    mustHaves: [[0, 2] as const, [3, null] as const],
  });
  const name = (en: string) => ({ zh: `${en}（中文）`, en });
  const rated = {
    ...results('single_group'),
    villages: [
      {
        outcome: 'checklist@1.0.0/system',
        name: name('System'),
        range: [0, 100] as const,
        parts: [name('Workforce')],
        mustHaves: [name('Director'), name('Hotline')],
        medians: { overall: [41, 52] as const, parts: [[41, 52] as const] },
        villages: [village('v-1', [30, 60]), village('v-2', [41, 52]), village('v-3', [null, 50])],
      },
    ],
  };
  const sheets = () => reportDocument(rated, reportContext, language, 'village');

  it('are one page each, with the scores and must-haves of that village and of no other', async () => {
    const pages = await pagesOf(renderPdf(sheets()));
    expect(pages).toHaveLength(3);
    const parts = textsOf(sheets().blocks).split('page_break');
    expect(parts.map((part) => ['v-1', 'v-2', 'v-3'].filter((code) => part.includes(code)))).toEqual([
      ['v-1'],
      ['v-2'],
      ['v-3'],
    ]);
    expect(parts[0]).toContain('30 → 60 (41 → 52)');
    expect(parts[2]).toContain('– → 50 (41 → 52)');
    expect(parts[0]).toContain(language === 'zh' ? '2 在运行' : '2 working');
  });

  it('hold nothing about children', () => {
    const text = textsOf(sheets().blocks);
    const children = results('single_group').outcomes.map((outcome) => outcome.name[language]);
    expect(children.filter((child) => text.includes(child))).toEqual([]);
  });

  it('are a sentence where no village may be told of', () => {
    const { blocks } = reportDocument(results('matched'), reportContext, language, 'village');
    expect(blocks).toHaveLength(1);
  });

  it('stand in the full report as a grid of must-haves with how many villages have all of them', () => {
    const text = textsOf(reportDocument(rated, reportContext, language, 'full').blocks);
    expect(text).toMatch(/"kind":"grid"/);
    // v-1 and v-2 lack the first at baseline; at endline nobody was rated on the second.
    expect(text).toMatch(language === 'zh' ? /基线 0 \/ 3 → 末线 0 \/ 0/ : /Baseline 0 \/ 3 → Endline 0 \/ 0/);
  });
});

describe('which report a file is', () => {
  it('stands in the file', async () => {
    const pdf = renderPdf(reportDocument(results('matched'), reportContext, 'zh', 'community'));
    const { keywords } = await printedDocument(pdf);
    expect(keywords).toBe(`tongxing-report results:${'3'.repeat(64)} language:zh length:community`);
  });
});
