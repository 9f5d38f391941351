import { changeChart, flowChart, meansChart, type Chart, type OutcomeForChart } from '@tongxing/charts';
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
