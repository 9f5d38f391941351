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
    expect(await pagesOf(await make('community'))).toHaveLength(1);
    expect((await pagesOf(await make('summary'))).length).toBeLessThanOrEqual(4);
  });

  it('keep within their pages with many arms', async () => {
    const many = reportResults(MANY_ARMS, 240);
    const make = (length: ReportLength) => renderPdf(reportDocument(many, reportContext, language, length));
    expect(await pagesOf(await make('community'))).toHaveLength(1);
    expect((await pagesOf(await make('summary'))).length).toBeLessThanOrEqual(4);
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

describe('which report a file is', () => {
  it('stands in the file', async () => {
    const pdf = await renderPdf(reportDocument(results('matched'), reportContext, 'zh', 'community'));
    const { keywords } = await printedDocument(pdf);
    expect(keywords).toBe(`tongxing-report results:${'3'.repeat(64)} language:zh length:community`);
  });
});
