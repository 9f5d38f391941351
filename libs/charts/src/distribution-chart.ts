import { formatNumber } from '@tongxing/contracts';
import type { DistributionChart } from './distribution.js';
import { absentText, type Absent, type Terms } from './from-results.js';

/** An outcome's spread by arm, as its results hold it, with its texts in the language of the chart. */
export interface DistributionForChart {
  readonly name: string;
  readonly edges: readonly number[];
  readonly arms: readonly {
    /** As readers see it. */
    readonly arm: string;
    readonly result:
      | {
          readonly kind: 'estimated';
          readonly n: number;
          readonly before: readonly number[];
          readonly after: readonly number[];
        }
      | Absent;
  }[];
}

/** The spread of scores before and after in each arm, in shares of those scored at both waves. */
export function distributionChart({ name, edges, arms }: DistributionForChart, term: Terms): DistributionChart {
  const bins = edges.slice(1).map((to, i) => `${edgeText(edges[i] as number)}–${edgeText(to)}`);
  const groups = arms.map(({ arm, result }) => {
    if (result.kind !== 'estimated') return { label: arm, note: absentText(term, result) };
    const { n, before, after } = result;
    const shares = (counts: readonly number[]) => counts.map((count) => (100 * count) / n);
    return { label: `${arm} (n = ${String(n)})`, before: shares(before), after: shares(after) };
  });
  const inWords = groups.map((group) =>
    'note' in group
      ? `${group.label}: ${group.note}`
      : `${group.label}: ${bins.map((bin, i) => `${bin} ${percent(group.before[i])} → ${percent(group.after[i])}`).join(', ')}`,
  );
  return {
    kind: 'distribution',
    title: `${name} · ${term('distributionChart')}`,
    description: inWords.join('; '),
    legend: { before: term('baseline'), after: term('endline') },
    bins,
    groups,
  };
}

const edgeText = (edge: number): string => formatNumber(edge, Number.isInteger(edge) ? 0 : 1);

const percent = (share = 0): string => `${String(Math.round(share))}%`;
