import type { ImpactResults, OutcomeResults } from '@tongxing/impact';

/**
 * The outcomes that a short report tells of: those that the plan names primary, else the first of the plan. Never
 * chosen by what was found.
 *
 * @param most as many as there is room for
 */
export function mainOutcomes({ outcomes }: ImpactResults, most: number): readonly OutcomeResults[] {
  const primary = outcomes.filter(({ role }) => role === 'primary');
  return (primary.length > 0 ? primary : outcomes).slice(0, most);
}
