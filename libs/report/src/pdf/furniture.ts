import type { ReportDocument } from '../document.js';
import type { Sheet } from './sheet.js';
import { STYLES } from './styles.js';

/** Writes the foot of every page but the cover of real data: the project, what the data are, the page and their number. */
export function drawFooters(sheet: Sheet, report: ReportDocument): void {
  const { start, count } = sheet.doc.bufferedPageRange();
  const bare = report.contents !== undefined && report.syntheticLabel === undefined;
  for (let i = bare ? 1 : 0; i < count; i++) {
    sheet.doc.switchToPage(start + i);
    // Below the margin pdfkit would begin a new page.
    sheet.doc.page.margins.bottom = 0;
    const y = sheet.bottom + 26;
    const label = [report.footer, report.syntheticLabel].filter((t) => t !== undefined).join(' · ');
    sheet.artifact('Pagination', () => {
      sheet.write(label, sheet.left, y, sheet.width - 60, STYLES.footer);
      sheet.write(`${String(i + 1)} / ${String(count)}`, sheet.left + sheet.width - 60, y, 60, {
        ...STYLES.footer,
        align: 'right',
      });
    });
  }
}
