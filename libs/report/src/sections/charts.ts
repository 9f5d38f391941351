import type { Chart, ForestRow } from '@tongxing/charts';
import { formatSigned, type OutcomeResults } from '@tongxing/impact';
import { absent, armName, interval, points, type Writer } from './writer.js';

const unit = ({ term }: Writer, { range }: OutcomeResults): string =>
  term(range[0] === 0 && range[1] === 100 ? 'points' : 'ownUnits');

/** Means before and after in each arm. */
export function meansChart(writer: Writer, outcome: OutcomeResults): Chart {
  const { say, term } = writer;
  const rows = outcome.changes.map(({ arm, result }) => {
    const label = armName(writer, arm);
    if (result.kind !== 'estimated') return { label, note: absent(writer, result.kind) };
    const { meanBefore, meanAfter } = result;
    return {
      label,
      before: meanBefore,
      after: meanAfter,
      value: `${points(meanBefore)} → ${points(meanAfter)}`,
    };
  });
  const title = `${say(outcome.name)}: ${term('meansChart')}`;
  return {
    kind: 'dumbbell',
    title,
    description: rows.map((r) => `${r.label}: ${'value' in r ? r.value : r.note}`).join('; '),
    domain: outcome.range,
    axis: unit(writer, outcome),
    legend: { before: term('baseline'), after: term('endline') },
    rows,
  };
}

/** Change in each arm with its interval; of several outcomes each is a group with a heading. */
export function changeChart(writer: Writer, outcomes: readonly OutcomeResults[]): Chart {
  const { say, term } = writer;
  const groups = outcomes.map((outcome) => ({
    ...(outcomes.length > 1 && { heading: say(outcome.name) }),
    rows: outcome.changes.map((change) => forestRow(writer, change)),
  }));
  const [first] = outcomes;
  const subject = outcomes.length === 1 && first ? say(first.name) : term('overview');
  return {
    kind: 'forest',
    title: `${subject}: ${term('forestChart')}`,
    description: groups
      .map(
        ({ heading, rows }) =>
          `${heading ?? subject}: ${rows.map((r) => `${r.label} ${'value' in r ? r.value : r.note}`).join(', ')}`,
      )
      .join('; '),
    axis: term('changeAxis'),
    groups,
  };
}

function forestRow(writer: Writer, { arm, result }: OutcomeResults['changes'][number]): ForestRow {
  const label = armName(writer, arm);
  if (result.kind !== 'estimated') return { label, note: absent(writer, result.kind) };
  const { change, interval: range } = result;
  const value = `${formatSigned(change, 1)} (${interval(range)})`;
  return { label, estimate: change, low: range.low, high: range.high, value };
}
