import { clusteredDifference, welchDifference, type Column } from '@tongxing/statistics';
import type { Cohort } from './cohort.js';
import type { Answer, Estimators } from './estimators.js';

/** Scores of two waves without a child in common: every second child is seen at baseline only, the others at endline only. */
function scoresOf({ baseline, endline, arm, site }: Cohort) {
  const wave = Float64Array.from(site, (_, child) => child % 2);
  const score = wave.map((at, child) => (at === 1 ? endline : baseline)[child] as number);
  return { score, wave, arm, site };
}

/** Estimators of endline minus baseline of a single group whose children were replaced. */
export const WAVES_OF_GROUP: Estimators = {
  'waves as samples, Welch’s t': (cohort): Answer => {
    const { score, wave } = scoresOf(cohort);
    const at = (one: number) => score.filter((_, child) => wave[child] === one);
    return welchDifference(at(1), at(0));
  },
  'waves as samples, CR2': (cohort) => {
    const { score, wave, site } = scoresOf(cohort);
    return clusteredDifference(score, wave, [], site);
  },
};

/** Estimators of how much further the treatment arm moved, where children were replaced. */
export const WAVES_OF_ARMS: Estimators = {
  'difference in differences of samples, CR2': (cohort) => {
    const { score, wave, arm, site } = scoresOf(cohort);
    const both: Column = wave.map((at, child) => at * (arm[child] as number));
    return clusteredDifference(score, both, [wave, arm], site);
  },
};
