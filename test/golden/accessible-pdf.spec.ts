import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { LANGUAGES } from '@tongxing/contracts';
import { fontFile, renderPdf, reportDocument } from '@tongxing/report';
import { reportContext, reportResults } from '../factories/report.js';
import { accessibilityFaults } from '../support/accessible-pdf.js';
import { present } from '../support/programs.js';

// Without the program, which CI must have, they are left out and `present` says so.
const withPoppler = present('pdfinfo') ? describe : describe.skip;
const folder = mkdtempSync(join(tmpdir(), 'tongxing-ua-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function faultsOf(pdf: Uint8Array): Promise<string[]> {
  const path = join(folder, 'file.pdf');
  writeFileSync(path, pdf);
  return accessibilityFaults(pdf, path);
}

/** An element whose content is drawn at once; pdfkit's published types know the longer form only. */
function element(doc: PDFKit.PDFDocument, type: string, draw: () => unknown): PDFKit.PDFStructureElement {
  const made = doc.struct(type);
  made.add(draw);
  return made;
}

withPoppler('a report that everybody can read', () => {
  it.each(LANGUAGES)('in %s keeps PDF/UA as far as programs see', async (language) => {
    const pdf = renderPdf(reportDocument(reportResults(), reportContext, language));
    expect(await faultsOf(pdf)).toEqual([]);
  });
});

withPoppler('the check of accessibility bites:', () => {
  it.each<[string, (doc: PDFKit.PDFDocument, root: PDFKit.PDFStructureElement) => void, RegExp]>([
    [
      'text outside the structure',
      (doc) => {
        doc.text('nobody hears this');
      },
      /a text outside the structure: nobody/,
    ],
    [
      'a skipped level of heading',
      (doc, root) => {
        root.add(element(doc, 'H2', () => doc.text('second')));
        root.add(element(doc, 'H1', () => doc.text('first')));
      },
      /level 2 skips one/,
    ],
    [
      'a figure without an alternative',
      (doc, root) => {
        root.add(element(doc, 'Figure', () => doc.rect(0, 0, 9, 9).fill()));
      },
      /figure without an alternative/,
    ],
    [
      'a ragged table without headers',
      (doc, root) => {
        const table = doc.struct('Table');
        root.add(table);
        for (const cells of [['a', 'b'], ['c']]) {
          const row = doc.struct('TR');
          table.add(row);
          for (const cell of cells) row.add(element(doc, 'TD', () => doc.text(cell)));
        }
      },
      /without a row of headers.*rows of different lengths/,
    ],
    [
      'a list whose items are paragraphs',
      (doc, root) => {
        const list = doc.struct('L');
        root.add(list);
        list.add(element(doc, 'P', () => doc.text('an item')));
      },
      /P directly in L/,
    ],
  ])('%s', async (_, draw, fault) => {
    const doc = new PDFDocument({
      tagged: true,
      lang: 'en',
      subset: 'PDF/UA' as 'PDF/A-1',
      info: { Title: 't' },
    });
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.font(fontFile('regular'));
    const root = doc.struct('Document');
    doc.addStructure(root);
    draw(doc, root);
    const done = new Promise((resolve) => doc.on('end', resolve));
    doc.end();
    await done;
    const faults = await faultsOf(Buffer.concat(chunks));
    expect(faults.join('; ')).toMatch(fault);
    expect(faults.join('; ')).toMatch(/title is not shown/);
  });
});
