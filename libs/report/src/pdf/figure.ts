import { drawChart, INK_COLOURS, type Chart, type Mark, type Scene } from '@tongxing/charts';
import type { Sheet } from './sheet.js';
import { STYLES } from './styles.js';

const CAPTION_GAP = 6;

/** Draws a chart with its title over it; the description is its alternative text. */
export function drawFigure(sheet: Sheet, chart: Chart): void {
  const scene = sceneOf(sheet, chart);
  sheet.ensure(figureHeight(sheet, chart));
  sheet.paragraph('P', scene.title, STYLES.caption);
  sheet.space(CAPTION_GAP);
  const top = sheet.y;
  const bbox = [sheet.left, top, sheet.left + scene.width, top + scene.height];
  sheet.element(
    sheet.root,
    'Figure',
    {
      alt: `${scene.title}. ${scene.description}`,
      bbox,
      placement: 'Block',
    },
    () => {
      sheet.doc.save().translate(sheet.left, top);
      for (const mark of scene.marks) drawMark(sheet, mark);
      sheet.doc.restore();
    },
  );
  sheet.doc.y = top + scene.height;
  sheet.space(16);
}

export function figureHeight(sheet: Sheet, chart: Chart): number {
  const { title, height } = sceneOf(sheet, chart);
  return sheet.heightOf(title, STYLES.caption, sheet.width) + CAPTION_GAP + height;
}

const sceneOf = (sheet: Sheet, chart: Chart): Scene =>
  drawChart(chart, { width: sheet.width, measure: sheet.measure });

function drawMark(sheet: Sheet, mark: Mark): void {
  const { doc } = sheet;
  switch (mark.kind) {
    case 'line':
      doc
        .lineWidth(mark.width)
        .strokeColor(INK_COLOURS[mark.ink])
        .moveTo(mark.x1, mark.y1)
        .lineTo(mark.x2, mark.y2);
      if (mark.dashed) doc.dash(3, { space: 3 }).stroke().undash();
      else doc.stroke();
      return;
    case 'rect':
      doc.rect(mark.x, mark.y, mark.width, mark.height).lineWidth(1).fillColor(INK_COLOURS[mark.fill]);
      if (mark.stroke) doc.strokeColor(INK_COLOURS[mark.stroke]).fillAndStroke();
      else doc.fill();
      return;
    case 'circle':
      doc
        .circle(mark.x, mark.y, mark.r)
        .lineWidth(1.25)
        .fillColor(INK_COLOURS[mark.fill])
        .strokeColor(INK_COLOURS[mark.stroke])
        .fillAndStroke();
      return;
    case 'polygon':
      doc
        .polygon(...mark.points.map(([x, y]) => [x, y]))
        .lineWidth(1.25)
        .fillColor(INK_COLOURS[mark.fill]);
      if (mark.stroke) doc.strokeColor(INK_COLOURS[mark.stroke]).fillAndStroke();
      else doc.fill();
      return;
    case 'text':
      drawText(sheet, mark);
  }
}

function drawText(
  sheet: Sheet,
  { x, y, text, size, weight, anchor, ink }: Extract<Mark, { kind: 'text' }>,
): void {
  const printable = sheet.printable(text, weight);
  const width = sheet.measure(text, size, weight);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  sheet.doc
    .font(weight)
    .fontSize(size)
    .fillColor(INK_COLOURS[ink])
    .text(printable, left, y, { lineBreak: false, baseline: 'alphabetic' });
}
