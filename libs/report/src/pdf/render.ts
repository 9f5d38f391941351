import type { ReportDocument } from '../document.js';
import { drawBlocks } from './blocks.js';
import { drawContents, type HeadingPages } from './contents.js';
import { drawCover, drawHead } from './cover.js';
import { drawFooters } from './furniture.js';
import { Sheet } from './sheet.js';

/**
 * Draws a report as a tagged PDF (PDF/UA) with embedded font subsets. The same document gives the same bytes,
 * anywhere: its only date is that of its data. A character that the font lacks is printed as 〓.
 *
 * It is laid out twice: the first time to learn on which page each heading falls.
 */
export async function renderPdf(report: ReportDocument): Promise<Uint8Array> {
  const pages = layOut(report, new Map()).pages;
  const { sheet } = layOut(report, pages);
  drawFooters(sheet, report);
  sheet.root.end();
  return bytesOf(sheet);
}

function layOut(report: ReportDocument, pages: HeadingPages): { sheet: Sheet; pages: HeadingPages } {
  const sheet = new Sheet(report);
  if (report.contents === undefined) drawHead(sheet, report);
  else {
    drawCover(sheet, report);
    drawContents(sheet, report, report.contents, pages);
    sheet.newPage();
  }
  return { sheet, pages: drawBlocks(sheet, report.blocks) };
}

function bytesOf({ doc }: Sheet): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    doc.on('error', reject);
    doc.end();
  });
}
