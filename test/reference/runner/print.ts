import type { Outcome } from './run.js';

/** One line a fixture, and under it one line a figure that disagrees. */
export function lines(outcome: Outcome): string[] {
  const { fixture, values, agreeing, worst, unsupported, disagreeing } = outcome;
  const parts = [
    `${String(agreeing)} of ${String(values)} values agree`,
    `worst relative error ${worst.toExponential(1)}`,
    `unsupported: ${unsupported.length === 0 ? 'none' : unsupported.join(', ')}`,
  ];
  const figures = disagreeing.flatMap(({ id, comparison }) =>
    comparison.differences.map(
      ({ path, ours, expected }) =>
        `  DISAGREES ${id}${path}: ours ${shown(ours)}, expected ${shown(expected)}`,
    ),
  );
  return [`${fixture}: ${parts.join('; ')}`, ...figures];
}

const shown = (value: unknown): string =>
  value === undefined ? 'nothing' : typeof value === 'number' ? String(value) : JSON.stringify(value);
