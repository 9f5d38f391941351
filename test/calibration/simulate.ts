import { chooseChangeModel, chooseModel, type ChangeModel, type ModelChoice } from '@tongxing/impact';
import { drawCohort, type Cohort } from './cohort.js';
import type { Design } from './design.js';
import { sourceOf } from './draws.js';
import { ESTIMATORS, type Estimators } from './estimators.js';
import { shareOf } from './shares.js';
import { added, EMPTY, tallyOf, type Tally } from './tally.js';

/** In standard deviations of the true score. */
export const EFFECT = 0.3;

/** By estimator. */
export type Tallies = Readonly<Record<string, Tally>>;

/** What estimators did where there was an effect, and where there was none. */
export interface Simulation {
  readonly effect: Tallies;
  readonly none: Tallies;
}

/** The estimators that fit a design. */
export const estimatorsFor = ({ question }: Design): Estimators => ESTIMATORS[question];

/** What estimators look for: the effect, or the difference of shares that comes of it. */
const truthOf = ({ question }: Design, effect: number): number =>
  question.startsWith('shares') ? shareOf(effect) : effect;

/** Draws a number of cohorts with and as many without an effect, and lets the estimators judge each. */
export function simulate(
  design: Design,
  cohorts: number,
  seed: number,
  names: readonly string[] = Object.keys(estimatorsFor(design)),
): Simulation {
  const source = sourceOf(seed);
  const estimators = Object.entries(estimatorsFor(design)).filter(([name]) => names.includes(name));
  const under = (effect: number): Tallies => {
    const tallies = new Map<string, Tally>();
    for (let i = 0; i < cohorts; i++) {
      const cohort = drawCohort(design, effect, source);
      for (const [name, estimator] of estimators) {
        const tally = tallyOf(() => estimator(cohort, source), truthOf(design, effect));
        tallies.set(name, added(tallies.get(name) ?? EMPTY, tally));
      }
    }
    return Object.fromEntries(tallies);
  };
  return { effect: under(EFFECT), none: under(0) };
}

export const together = (a: Simulation, b: Simulation): Simulation => ({
  effect: bothOf(a.effect, b.effect),
  none: bothOf(a.none, b.none),
});

const bothOf = (a: Tallies, b: Tallies): Tallies =>
  Object.fromEntries(Object.entries(b).map(([name, tally]) => [name, added(a[name] ?? EMPTY, tally)]));

/** What the rules choose for a design, from the children whom one of its cohorts still has at endline. */
export function choiceFor(design: Design, seed: number): ModelChoice | ChangeModel {
  const cohort = drawCohort(design, 0, sourceOf(seed));
  if (design.treated === 'single_group') return chooseChangeModel(sitesOf(cohort, 1));
  return chooseModel(sitesOf(cohort, 1), sitesOf(cohort, 0));
}

const sitesOf = ({ site, arm, endline }: Cohort, which: number) =>
  site.filter((_, row) => arm[row] === which && !Number.isNaN(endline[row]));
