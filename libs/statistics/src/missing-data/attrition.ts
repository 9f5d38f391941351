import { completeCases, type Column } from '../columns.js';
import { NotEstimable } from '../not-estimable.js';

export interface ArmAttrition {
  /** Children at baseline. */
  readonly n: number;
  readonly lost: number;
  /** Lost among those at baseline, 0 to 1. */
  readonly rate: number;
}

export interface AttritionRates {
  readonly treatment: ArmAttrition;
  readonly comparison: ArmAttrition;
  /** Lost of both arms together, 0 to 1; not the mean of the two rates. */
  readonly overall: number;
  /** Treatment arm's rate less the comparison arm's, −1 to 1. */
  readonly differential: number;
}

/**
 * Whether each row has a number: 1 where it has, 0 where it is missing.
 *
 * @example [...followedUp(Float64Array.of(4, NaN))] // [1, 0]
 */
export const followedUp = (endline: Column): Column => endline.map((y) => (Number.isNaN(y) ? 0 : 1));

/**
 * Attrition overall and by arm.
 *
 * @param followed 1 where the child was seen at endline, 0 where not; one a child
 * @param treatment 1 in the treatment arm, 0 in the comparison arm; rows with either missing are left out
 * @throws NotEstimable `too_few_observations` with nobody in an arm
 * @see What Works Clearinghouse Procedures and Standards Handbook v4, for how the two figures are judged together
 * @example attritionRates(Float64Array.of(1, 0, 1, 1), Float64Array.of(1, 1, 0, 0)).differential // 0.5
 */
export function attritionRates(followed: Column, treatment: Column): AttritionRates {
  const [seen, arm] = completeCases([followed, treatment]) as [Column, Column];
  const [treated, compared] = [armAttrition(seen, arm, 1), armAttrition(seen, arm, 0)];
  return {
    treatment: treated,
    comparison: compared,
    overall: (treated.lost + compared.lost) / (treated.n + compared.n),
    differential: treated.rate - compared.rate,
  };
}

function armAttrition(followed: Column, treatment: Column, arm: number): ArmAttrition {
  const own = followed.filter((_, row) => treatment[row] === arm);
  if (own.length === 0) throw new NotEstimable('too_few_observations');
  const lost = own.filter((seen) => seen === 0).length;
  return { n: own.length, lost, rate: lost / own.length };
}
