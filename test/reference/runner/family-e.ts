import { adjustedPValues, NotEstimable, welchDifference, type Adjustment } from '@tongxing/statistics';
import { names, readData, written } from './columns.js';
import { once } from './family-d-models.js';
import { named } from './figures.js';
import type { Computation, Family } from './registry.js';

const METHODS: Readonly<Record<string, Adjustment>> = {
  p_bonferroni: 'bonferroni',
  p_holm: 'holm',
  p_BH: 'benjamini-hochberg',
  p_hochberg: 'hochberg',
  p_BY: 'benjamini-yekutieli',
  p_sidak_single_step: 'sidak',
};

/** Several outcomes at once. */
export const familyE: Family = (input) => {
  const data = readData(input);
  const arm = data.arm(written(input.roles['group']));
  const outcomes = names(input.roles['outcomes']);
  const p = once(() =>
    Float64Array.from(outcomes, (name) => {
      const [a, b] = [1, 0].map((group) => data.column(name).filter((_, row) => arm[row] === group));
      return welchDifference(a ?? new Float64Array(), b ?? new Float64Array()).p;
    }),
  );
  const secondMissing = once(() => p().map((value, test) => (test === 1 ? NaN : value)));
  const adjusted = Object.entries(METHODS).flatMap<[string, Computation]>(([id, method]) => [
    [id, () => named(outcomes, [...adjustedPValues(p(), method)])],
    [`${id}_with_second_missing`, () => named(outcomes, [...adjustedPValues(secondMissing(), method)])],
  ]);
  return {
    p_raw: () => named(outcomes, [...p()]),
    ...Object.fromEntries(adjusted),
    edge_ties_holm: ofGiven('holm'),
    edge_ties_BH: ofGiven('benjamini-hochberg'),
  };
};

const ofGiven =
  (method: Adjustment): Computation =>
  ({ given }) => {
    const p = given?.['p'];
    if (!Array.isArray(p)) throw new NotEstimable('too_few_observations');
    return { adjusted: [...adjustedPValues(Float64Array.from(p as readonly number[]), method)] };
  };
