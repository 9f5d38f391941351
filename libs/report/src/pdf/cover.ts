import type { ReportDocument } from '../document.js';
import type { Sheet } from './sheet.js';
import { STYLES } from './styles.js';

const LABEL_WIDTH = 110;

export function drawCover(sheet: Sheet, report: ReportDocument): void {
  sheet.doc.y = 170;
  sheet.paragraph('H1', report.title, STYLES.title);
  sheet.space(8);
  sheet.paragraph('P', report.subtitle, STYLES.subtitle);
  sheet.space(18);
  sheet.rule(sheet.y, 'accent', 2);
  sheet.space(18);
  if (report.syntheticLabel !== undefined) {
    sheet.paragraph('P', report.syntheticLabel, { ...STYLES.lead, weight: 'bold' });
    sheet.space(12);
  }
  for (const [label, value] of report.cover) drawFact(sheet, label, value);
}

/** The head of a report that has no cover: it begins on the same page. */
export function drawHead(sheet: Sheet, report: ReportDocument): void {
  sheet.paragraph('H1', report.title, { ...STYLES.title, size: 20 });
  sheet.paragraph('P', report.subtitle, { ...STYLES.subtitle, size: 12 });
  sheet.space(6);
  sheet.rule(sheet.y, 'accent', 2);
  sheet.space(8);
  if (report.syntheticLabel === undefined) return;
  sheet.paragraph('P', report.syntheticLabel, { ...STYLES.lead, weight: 'bold' });
  sheet.space(4);
}

function drawFact(sheet: Sheet, label: string, value: string): void {
  const top = sheet.y;
  sheet.element(sheet.root, 'P', {}, () => {
    sheet.write(label, sheet.left, top, LABEL_WIDTH, { ...STYLES.body, ink: 'quiet' });
    sheet.write(value, sheet.left + LABEL_WIDTH, top, sheet.width - LABEL_WIDTH, STYLES.body);
  });
  sheet.space(6);
}
