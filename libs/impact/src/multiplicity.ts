import { adjustedPValues } from '@tongxing/statistics';
import type { Contrast, OutcomeResults } from './results.js';
import { contrastSentence } from './wording.js';

/**
 * Differences of primary outcomes with their p-values adjusted together, family by family: all comparisons of the
 * primary outcomes of one domain. Exploratory outcomes stay as they are. Differences without a figure are no tests.
 *
 * @see Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57:289; domain.md 5, "Multiplicity"
 */
export function adjustedTogether(outcomes: readonly OutcomeResults[]): OutcomeResults[] {
  const primary = outcomes.filter((o) => o.role === 'primary');
  const domains = [...new Set(primary.map((o) => o.domain))];
  const adjusted = new Map(
    domains.flatMap((domain) => adjustedFamily(primary.filter((o) => o.domain === domain))),
  );
  return outcomes.map((outcome) => ({
    ...outcome,
    contrasts: outcome.contrasts.map((contrast) => adjusted.get(contrast) ?? contrast),
  }));
}

function adjustedFamily(family: readonly OutcomeResults[]): [Contrast, Contrast][] {
  const contrasts = family
    .flatMap(({ kind, unit, contrasts: all }) => all.map((contrast) => ({ kind, unit, contrast })))
    .filter(({ contrast }) => contrast.result.kind === 'estimated');
  const p = Float64Array.from(contrasts, ({ contrast: { result } }) =>
    result.kind === 'estimated' ? result.p : NaN,
  );
  const adjusted = adjustedPValues(p, 'benjamini-hochberg');
  return contrasts.map(({ kind, unit, contrast }, i) => {
    const together = { p: adjusted[i] as number, tests: contrasts.length };
    const sentence = contrastSentence(contrast.result, contrast, contrast.claim.rung, {
      role: 'primary',
      kind,
      unit,
      adjusted: together,
    });
    return [contrast, { ...contrast, adjusted: together, sentence }];
  });
}
