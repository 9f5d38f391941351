import {
  clusterRobust,
  coefficientTest,
  completeCases,
  constant,
  describeSample,
  isRounding,
  leastSquares,
  NotEstimable,
  type CoefficientTest,
  type Column,
} from '@tongxing/statistics';
import { estimated, type Cell } from './cell.js';
import { disclosed } from './disclosure.js';
import { doseSentence } from './dose-wording.js';
import { rowsOfArm, scoresAt, sitesAt, valuesAt, type Frame } from './frame.js';
import type { DoseFigures, DoseResponse } from './results.js';
import type { OutcomeData, StudyData } from './study.js';

const FEWEST_SITES = 4;

/**
 * How endline goes with the days on which children came, in each arm whose attendance is recorded. It describes who came
 * and how they fared: nobody drew by lot who comes often, so that it stands on the lowest rung whatever the design.
 *
 * @see domain.md 5, "dose-response labelled non-causal"
 */
export function doseOf(frame: Frame, outcome: OutcomeData): DoseResponse[] {
  const days = daysAttended(frame);
  if (!days) return [];
  return frame.design.arms.flatMap((arm) => {
    const rows = rowsOfArm(frame, arm);
    const dose = valuesAt(days, rows);
    if (dose.every(Number.isNaN)) return [];
    const columns = {
      dose,
      endline: scoresAt(outcome, frame.endline, rows),
      baseline: scoresAt(outcome, frame.baseline, rows),
      site: sitesAt(frame, rows),
    };
    const result: Cell<DoseFigures> = disclosed(
      frame.disclosure,
      bySites(columns, () => doseSlope(columns, frame.plan.level)),
    );
    return [{ arm, result, sentence: doseSentence(result) }];
  });
}

/** A child of one arm a row; NaN where missing. */
interface Attended {
  /** Days on which the child came. */
  readonly dose: Column;
  readonly endline: Column;
  readonly baseline: Column;
  readonly site: Column;
}

function bySites({ dose, endline, baseline, site }: Attended, estimate: () => DoseFigures): Cell<DoseFigures> {
  const isComplete = (_: number, row: number) =>
    ![dose, endline, baseline].some((column) => Number.isNaN(column[row]));
  const sites = new Set(site.filter(isComplete)).size;
  if (sites > 0 && sites < FEWEST_SITES) return { kind: 'not_estimable', reason: 'too_few_clusters' };
  return estimated(estimate);
}

/**
 * Standard deviations of endline that go with one standard deviation of days, at equal baseline: least squares of
 * endline on days and baseline with CR2 errors by site and Satterthwaite's degrees of freedom.
 *
 * @throws NotEstimable `too_few_observations`; `no_variance` where all came on as many days, or endline does not vary
 * @see Bell & McCaffrey 2002, Survey Methodology 28:169
 */
export function doseSlope(columns: Attended, level: number): DoseFigures {
  const [days, y, before, site] = completeCases([
    columns.dose,
    columns.endline,
    columns.baseline,
    columns.site,
  ]) as [Column, Column, Column, Column];
  const standard = [days, y, before].map(standardized) as [Column, Column, Column];
  const [x, outcome, adjusted] = standard;
  const isSame = adjusted.every((b) => b === 0);
  const fit = leastSquares(outcome, [constant(y.length), x, ...(isSame ? [] : [adjusted])]);
  if (outcome.every((score) => score === 0) || isRounding(fit.sigma, [outcome]))
    throw new NotEstimable('no_variance');
  const { clusters, standardErrors, df } = clusterRobust(fit, site, 'CR2');
  const test: CoefficientTest = coefficientTest(
    fit.coefficients[1] as number,
    standardErrors[1] as number,
    df(1),
    level,
  );
  const { n, mean, sd } = describeSample(days);
  return { n, clusters, meanDays: mean, sdDays: sd, ...test };
}

/** About zero and with a standard deviation of 1; zeros where all are the same. */
function standardized(column: Column): Column {
  const { mean, sd } = describeSample(column);
  return isRounding(sd, [column]) ? new Float64Array(column.length) : column.map((x) => (x - mean) / sd);
}

/**
 * Days on which each participant came between the interviews at baseline and endline, where these days are known; NaN
 * where no day of theirs is recorded. Undefined where nobody's attendance is.
 */
function daysAttended({ data, baseline, endline }: Frame): Float64Array | undefined {
  const { attendance } = data;
  if (!attendance) return undefined;
  return Float64Array.from({ length: data.participants }, (_, row) => {
    const recorded = attendance[row] ?? [];
    if (recorded.length === 0) return NaN;
    const [from, to] = [dayOf(data, baseline, row), dayOf(data, endline, row)];
    return recorded.filter(({ on, came }) => came && (from === null || on > from) && (to === null || on <= to))
      .length;
  });
}

const dayOf = ({ interviewedOn }: StudyData, wave: number, row: number): string | null =>
  interviewedOn?.[wave]?.[row] ?? null;
