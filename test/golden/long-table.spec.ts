import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderPdf } from '@tongxing/report';
import { longTableDocument } from '../factories/long-table.js';
import { accessibilityFaults } from '../support/accessible-pdf.js';
import { present } from '../support/programs.js';

// Without the program, which CI must have, they are left out and `present` says so.
const withPoppler = present('pdftotext') ? describe : describe.skip;
const ROWS = 1000;
jest.setTimeout(180_000);

withPoppler(`a table of ${String(ROWS)} rows`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-long-'));
  const file = join(folder, 'file.pdf');
  let pdf: Uint8Array;
  let pages: string[] = [];
  beforeAll(() => {
    pdf = renderPdf(longTableDocument(ROWS));
    writeFileSync(file, pdf);
    pages = execFileSync('pdftotext', ['-layout', file, '-'], { maxBuffer: 1 << 28 })
      .toString()
      .split('\f');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const marks = (page: string, mark: RegExp) => [...page.matchAll(mark)].map(([, row]) => Number(row));

  it('loses no row, doubles none and keeps their order', () => {
    expect(pages.flatMap((page) => marks(page, /site-(\d+)/g))).toEqual([...Array(ROWS).keys()]);
  });

  it('has its header on every page, over its rows', () => {
    const withRows = pages.filter((page) => page.includes('site-'));
    expect(withRows.length).toBeGreaterThan(20);
    for (const page of withRows) {
      expect(page.match(/^\s*Site\s+People\s+Change\s+Remark$/gm)).toHaveLength(1);
      expect(page.indexOf('Remark')).toBeLessThan(page.indexOf('site-'));
    }
  });

  it('splits no row between pages', () => {
    for (const page of pages) {
      const whole = marks(page, /site-(\d+)/g).filter((row) => row % 7 === 3);
      expect(marks(page, /from-(\d+)/g)).toEqual(whole);
      expect(marks(page, /to-(\d+)/g)).toEqual(whole);
    }
  });

  it('is one table to whoever hears it, with a header to each column and row', async () => {
    const tags = execFileSync('pdfinfo', ['-struct', file], { maxBuffer: 1 << 28 }).toString();
    const count = (tag: string) => tags.match(new RegExp(`^\\s*${tag}\\b`, 'gm'))?.length;
    expect([count('Table'), count('TR'), count('TH'), count('TD')]).toEqual([1, ROWS + 1, ROWS + 4, 3 * ROWS]);
    expect(await accessibilityFaults(pdf, file)).toEqual([]);
  });
});
