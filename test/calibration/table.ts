import type { ChangeModel, ModelChoice } from '@tongxing/impact';
import type { Simulation } from './simulate.js';
import { biasOf, coverageOf, rejectionsOf, type Share } from './tally.js';

const COVERAGE = 0.95;

const HEAD = ['estimator', 'bias ± standard error', 'coverage', 'false positives', 'power', 'no answer'];

/** A design's figures in Markdown: shares in per cent, bias in standard deviations of the true score. */
export function tableOf(name: string, choice: Choice, simulation: Simulation): string {
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
    `${chosen(choice)} ${cohortsOf(simulation)}`,
    '',
    `| ${HEAD.join(' | ')} |`,
    `| ${HEAD.map((_, i) => (i === 0 ? '---' : '---:')).join(' | ')} |`,
    ...rows,
    '',
  ].join('\n');
}

type Choice = ModelChoice | ChangeModel;

function chosen(choice: Choice): string {
  const beside = 'beside' in choice ? choice.beside : undefined;
  return `The rules choose \`${choice.method}\`${beside ? `, with \`${beside}\` beside it` : ''}.`;
}

/** How many studies, and the Monte-Carlo standard error of a share of 5 or 95 % of them. */
function cohortsOf({ effect }: Simulation): string {
  const cohorts = Object.values(effect)[0]?.cohorts ?? 0;
  const error = 100 * Math.sqrt((COVERAGE * (1 - COVERAGE)) / cohorts);
  return `${String(cohorts)} studies with and ${String(cohorts)} without an effect; Monte-Carlo error ${error.toFixed(1)}.`;
}

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
