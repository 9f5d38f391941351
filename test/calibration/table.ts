import type { ModelChoice } from '@tongxing/impact';
import type { Simulation } from './simulate.js';
import { biasOf, coverageOf, rejectionsOf, type Share } from './tally.js';

const COVERAGE = 0.95;

const HEAD = ['estimator', 'bias ± standard error', 'coverage', 'false positives', 'power', 'no answer'];

/** A design's figures in Markdown: shares in per cent, bias in standard deviations of the true score. */
export function tableOf(name: string, choice: ModelChoice | undefined, simulation: Simulation): string {
  const rows = Object.entries(simulation.effect).map(([estimator, effect]) => {
    const none = simulation.none[estimator] ?? effect;
    const bias = biasOf(effect);
    const cells = [
      estimator,
      bias ? `${signed(bias.value)} ± ${bias.error.toFixed(4)}` : '',
      percent(coverageOf(effect), COVERAGE),
      percent(rejectionsOf(none), 1 - COVERAGE),
      percent(rejectionsOf(effect)),
      effect.notEstimable + none.notEstimable || '',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    `### ${name}`,
    '',
    choice ? chosen(choice) : 'A single group: paired t.',
    '',
    `| ${HEAD.join(' | ')} |`,
    `| ${HEAD.map((_, i) => (i === 0 ? '---' : '---:')).join(' | ')} |`,
    ...rows,
    '',
  ].join('\n');
}

const chosen = ({ method, beside }: ModelChoice): string =>
  `The rules choose \`${method}\`${beside ? `, with \`${beside}\` beside it` : ''}.`;

/** In bold where it lies further from what it should be than chance takes one figure in 370. */
function percent(share: Share | undefined, nominal?: number): string {
  if (!share) return '';
  const { value, of } = share;
  const figure = (100 * value).toFixed(1);
  if (nominal === undefined) return figure;
  const isFar = Math.abs(value - nominal) > 3 * Math.sqrt((nominal * (1 - nominal)) / of);
  return isFar ? `**${figure}**` : figure;
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;
