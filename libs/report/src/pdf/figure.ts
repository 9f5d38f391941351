import { drawChart, type Chart, type Mark, type Scene } from '@tongxing/charts';
import { shape } from './operators.js';
import type { Sheet } from './sheet.js';
import { STYLES } from './styles.js';

const CAPTION_GAP = 6;

/** Charts that are laid out already, by the sheet they were laid out for. */
const laidOut = new WeakMap<Sheet, Map<Chart, Scene>>();

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
      for (const mark of scene.marks) drawMark(sheet, mark, top);
    },
  );
  sheet.doc.y = top + scene.height;
  sheet.space(16);
}

export function figureHeight(sheet: Sheet, chart: Chart): number {
  const { title, height } = sceneOf(sheet, chart);
  return sheet.heightOf(title, STYLES.caption, sheet.width) + CAPTION_GAP + height;
}

function sceneOf(sheet: Sheet, chart: Chart): Scene {
  const known = laidOut.get(sheet) ?? new Map<Chart, Scene>();
  laidOut.set(sheet, known);
  const scene = known.get(chart) ?? drawChart(chart, { width: sheet.width, measure: sheet.measure });
  known.set(chart, scene);
  return scene;
}

function drawMark(sheet: Sheet, mark: Mark, top: number): void {
  if (mark.kind !== 'text') {
    sheet.draw(shape(mark, sheet.left, top));
    return;
  }
  const { x, y, text, anchor, ...style } = mark;
  sheet.label(text, sheet.left + x, top + y, style, anchor);
}
