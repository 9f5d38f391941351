import type { ReportDocument } from '../document.js';
import { drawBlocks } from './blocks.js';
import { reserveContents } from './contents.js';
import { drawCover, drawHead } from './cover.js';
import { drawFooters } from './furniture.js';
import { Sheet } from './sheet.js';

/**
 * Draws a report as a tagged PDF (PDF/UA) with embedded font subsets. The same document gives the same bytes,
 * anywhere: its only date is that of its data. A character that the font lacks is printed as 〓.
 *
 * @param progress told before each block which share of all is drawn, 0 to 1
 */
export function renderPdf(report: ReportDocument, progress?: (share: number) => void): Uint8Array {
  const sheet = new Sheet(report);
  const fillContents = drawFront(sheet, report);
  const pages = drawBlocks(sheet, report.blocks, progress);
  fillContents?.(pages);
  drawFooters(sheet, report);
  sheet.root.end();
  return sheet.doc.bytes();
}

/** What stands before the first block; where there is a table of contents, it is filled in later. */
function drawFront(sheet: Sheet, report: ReportDocument) {
  if (report.contents === undefined) {
    drawHead(sheet, report);
    return undefined;
  }
  drawCover(sheet, report);
  const fill = reserveContents(sheet, report, report.contents);
  sheet.newPage();
  return fill;
}
