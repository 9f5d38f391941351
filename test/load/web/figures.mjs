/** Figures of a series, and the table that is printed. */
export const quantile = (values, p) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)];
};

/** One measure as lines: each client's figure, and ours as a part of it. */
export function lines({ measure, unit, targets, results }) {
  const ours = results.find(({ client }) => client === 'tongxing');
  return results.flatMap(({ client, values }) =>
    targets.map(({ name, p, most }) => {
      const value = quantile(values, p);
      const ratio = values.length > 0 && ours ? quantile(ours.values, p) / value : NaN;
      const verdict =
        client !== 'tongxing' || most === undefined ? '' : value <= most ? `met (${most})` : `MISSED (${most})`;
      return [
        measure,
        client,
        name,
        figure(value, unit),
        client === 'tongxing' ? '' : ratio.toFixed(2),
        verdict,
      ];
    }),
  );
}

const figure = (value, unit) =>
  value === undefined ? '–' : unit === 's' ? `${(value / 1_000).toFixed(2)} s` : `${value.toFixed(0)} ms`;

export function printTable(rows) {
  const head = ['measure', 'client', 'quantile', 'figure', 'tongxing / it', 'target'];
  for (const row of [head, head.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`);
}

/** A fixed loop of integers, in milliseconds: how fast the machine is just now. */
export function calibrate() {
  const loop = () => {
    let x = 1;
    for (let i = 0; i < 1e8; i++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
    return x;
  };
  loop();
  const times = [1, 2, 3].map(() => {
    const started = performance.now();
    loop();
    return performance.now() - started;
  });
  return quantile(times, 0.5);
}
