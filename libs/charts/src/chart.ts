import { drawAnswers, type AnswersChart } from './answers.js';
import { drawAttrition, type AttritionChart } from './attrition.js';
import { drawDistribution, type DistributionChart } from './distribution.js';
import { drawDumbbell, type DumbbellChart } from './dumbbell.js';
import { drawFlow, type FlowChart } from './flow.js';
import { drawForest, type ForestChart } from './forest.js';
import { drawGrid, type GridChart } from './grid.js';
import type { Frame } from './layout.js';
import { drawPeople, type PeopleChart } from './people.js';
import type { Scene } from './scene.js';
import { drawSigns, type SignsChart } from './signs.js';
import { drawTrajectory, type TrajectoryChart } from './trajectory.js';

/** What a chart shows, in numbers and texts. Where it is drawn does not matter to it. */
export type Chart =
  | DumbbellChart
  | ForestChart
  | FlowChart
  | TrajectoryChart
  | AttritionChart
  | DistributionChart
  | AnswersChart
  | GridChart
  | PeopleChart
  | SignsChart;

/**
 * Lays a chart out at a width.
 *
 * @param frame width in points (at least 240), and the width of texts in the font that will be used
 */
export function drawChart(chart: Chart, frame: Frame): Scene {
  switch (chart.kind) {
    case 'dumbbell':
      return drawDumbbell(chart, frame);
    case 'forest':
      return drawForest(chart, frame);
    case 'flow':
      return drawFlow(chart, frame);
    case 'trajectory':
      return drawTrajectory(chart, frame);
    case 'attrition':
      return drawAttrition(chart, frame);
    case 'distribution':
      return drawDistribution(chart, frame);
    case 'answers':
      return drawAnswers(chart, frame);
    case 'grid':
      return drawGrid(chart, frame);
    case 'people':
      return drawPeople(chart, frame);
    case 'signs':
      return drawSigns(chart, frame);
  }
}
