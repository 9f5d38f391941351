import { reportContext, reportResults } from '../../../../test/factories/report.js';
import { reportDocument, type Block, type ReportDocument } from '../index.js';
import { printedDocument } from './printed-text.js';
import { renderPdf } from './render.js';

const of = (...blocks: Block[]): ReportDocument => ({
  ...reportDocument(reportResults(), reportContext, 'en'),
  blocks: [{ kind: 'heading', level: 1, text: 'Only part' }, ...blocks],
});

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `word${String(i)}`);

const table = (rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  caption: 'Sites',
  columns: [
    { header: 'Site', align: 'left', share: 1 },
    { header: 'Notes', align: 'right', share: 3 },
  ],
  rows,
});

async function printed(...blocks: Block[]) {
  const { pages } = await printedDocument(renderPdf(of(...blocks)));
  // Cover and contents stand before.
  return pages.slice(2).map(({ texts }) => texts);
}

const wordsIn = (pages: readonly (readonly string[])[], pattern: RegExp): string[] =>
  pages.flat().join(' ').match(pattern) ?? [];

describe('what is longer than a page', () => {
  it.each([
    ['paragraph', (text: string): Block => ({ kind: 'paragraph', text })],
    ['item of a list', (text: string): Block => ({ kind: 'list', items: [text] })],
    ['cell of a table', (text: string): Block => table([['one', text]])],
  ])('as a %s goes on over the next pages, word by word', async (_, block) => {
    const words = numbered(3_000);
    const pages = await printed(block(words.join(' ')));
    expect(pages.length).toBeGreaterThan(2);
    expect(wordsIn(pages, /word\d+/g)).toEqual(words);
  });

  it('as a table has every row once, in order, and none on two pages', async () => {
    const rows = numbered(1_000).map((word) => [word, 'beside']);
    const pages = await printed(table(rows));
    expect(wordsIn(pages, /word\d+/g)).toEqual(rows.map(([word]) => word));
    for (const texts of pages)
      expect(wordsIn([texts], /word\d+/g)).toHaveLength(wordsIn([texts], /beside/g).length);
  });
});

it('has a table of contents with the pages on which its parts begin', async () => {
  const { pages } = await printedDocument(
    renderPdf(
      of({ kind: 'page_break' }, { kind: 'page_break' }, { kind: 'heading', level: 2, text: 'Later part' }),
    ),
  );
  expect(pages[1]?.texts).toEqual(expect.arrayContaining(['Only part 3', 'Later part 5']));
  expect(pages[4]?.texts).toContain('Later part');
});

it('tells before each block how far it is, and draws the same', () => {
  const report = of(
    { kind: 'paragraph', text: 'Words.' },
    { kind: 'page_break' },
    { kind: 'list', items: ['One.'] },
  );
  const told: number[] = [];
  const drawn = renderPdf(report, (share) => told.push(share));
  expect(told).toEqual([0, 0.25, 0.5, 0.75]);
  expect(Buffer.compare(drawn, renderPdf(report))).toBe(0);
});
