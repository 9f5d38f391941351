import {
  answersCharts,
  attritionChart,
  changeChart,
  courseChart,
  distributionChart,
  flowChart,
  meansChart,
  pairLabel,
  type Chart,
  type OutcomeForChart,
} from '@tongxing/charts';
import type { OutcomeResults } from '@tongxing/impact';
import { armName, type Writer } from './writer.js';

const forChart = (writer: Writer, { name, kind, range, changes }: OutcomeResults): OutcomeForChart => ({
  name: writer.say(name),
  kind,
  range,
  changes: changes.map(({ arm, main }) => ({ arm: armName(writer, arm), result: main })),
});

export const means = (writer: Writer, outcome: OutcomeResults): Chart =>
  meansChart(forChart(writer, outcome), writer.term);

export const changes = (writer: Writer, outcomes: readonly OutcomeResults[]): Chart =>
  changeChart(
    outcomes.map((outcome) => forChart(writer, outcome)),
    writer.term,
  );

export const flow = (writer: Writer): Chart =>
  flowChart(
    writer.results.design.waves.map((w) => writer.say(w.name)),
    writer.results.flow.map((row) => ({ ...row, arm: armName(writer, row.arm) })),
    writer.term,
  );

/** Every arm through all waves, where there are more than baseline and endline. */
export function courses(writer: Writer, { name, kind, range, course }: OutcomeResults): Chart[] {
  const { results, say, term } = writer;
  const waves = results.design.waves.map((wave) => ({ code: wave.code, name: say(wave.name) }));
  if (waves.length < 3) return [];
  const steps = course.map((step) => ({ ...step, arm: armName(writer, step.arm) }));
  return [courseChart({ name: say(name), kind, range, waves, course: steps }, term)];
}

/** How the scores of each arm were spread, where they may be told. */
export function distributions(writer: Writer, { name, distribution }: OutcomeResults): Chart[] {
  if (!distribution?.arms.some(({ result }) => result.kind === 'estimated')) return [];
  const arms = distribution.arms.map(({ arm, result }) => ({ arm: armName(writer, arm), result }));
  return [distributionChart({ name: writer.say(name), edges: distribution.edges, arms }, writer.term)];
}

/** What was answered to each item in each arm, where it may be told. */
export function answers(writer: Writer, { name, answers: told }: OutcomeResults): Chart[] {
  const { results, say, term } = writer;
  if (!told) return [];
  return results.design.arms.flatMap((arm, i) => {
    const items = told.items.flatMap((item) => {
      const of = item.arms[i];
      return of ? [{ ...item, name: say(item.name), before: of.before, after: of.after }] : [];
    });
    const isShown = items.some(({ before, after }) => [before.kind, after.kind].includes('estimated'));
    return isShown
      ? answersCharts({ name: say(name), arm: armName(writer, arm), step: told.step, items }, term)
      : [];
  });
}

/** Outcomes for which one page has room beside each other. */
const MOST_OUTCOMES = 20;

/** Attrition of every comparison against the boundary, outcome by outcome. */
export function attritions(writer: Writer): Chart[] {
  const { results, say, term } = writer;
  return results.design.comparisons.flatMap(({ treatment, comparison }) => {
    const rows = results.outcomes.flatMap(({ name, contrasts }) =>
      contrasts.flatMap((c) =>
        c.treatment === treatment && c.comparison === comparison && c.attrition
          ? [{ name: say(name), attrition: c.attrition }]
          : [],
      ),
    );
    const title = pairLabel({ treatment, comparison }, writer.term);
    return Array.from({ length: Math.ceil(rows.length / MOST_OUTCOMES) }, (_, i) =>
      attritionChart(title, rows.slice(i * MOST_OUTCOMES, (i + 1) * MOST_OUTCOMES), term),
    );
  });
}
