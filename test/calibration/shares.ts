import {
  adjustedOdds,
  clusteredDifference,
  clusteredDominance,
  clusteredMean,
  normalProbability,
  pairedDifferenceInterval,
  adjustedRiskDifference,
  exactMcNemar,
  pairedProportions,
  pairedTable,
  type Column,
} from '@tongxing/statistics';
import type { Cohort } from './cohort.js';
import type { Estimators } from './estimators.js';

/** Children who score above this say yes: about one in five. */
const CUT = 1;
/** Between four categories in order. */
const CUTS = [-0.8, 0.3, 1.2];
/** Of observed scores at either wave: a true score of variance 1, and an error. */
const SPREAD = Math.sqrt(1.25);

/** The difference of shares that comes of an effect in standard deviations of the true score. */
export const shareOf = (effect: number): number =>
  normalProbability((CUT - effect) / SPREAD, 'upper') - normalProbability(CUT / SPREAD, 'upper');

const yes = (scores: Column): Column => scores.map((score) => Number(score > CUT));
const categories = (scores: Column): Column => scores.map((score) => CUTS.filter((cut) => score > cut).length);

/** Estimators of the difference of two arms' shares; of odds and of categories only the tests have a truth here. */
export const SHARES_OF_ARMS: Estimators = {
  'linear probability, HC2 by person': ({ endline, baseline, arm }) =>
    adjustedRiskDifference(yes(endline), arm, [yes(baseline)]),
  'linear probability, CR2': ({ endline, baseline, arm, site }) =>
    clusteredDifference(yes(endline), arm, [yes(baseline)], site),
  'odds ratio by person': ({ endline, baseline, arm }) => ({
    p: adjustedOdds(yes(endline), arm, [yes(baseline)]).p,
  }),
  'odds ratio, CR2': ({ endline, baseline, arm, site }) => ({
    p: adjustedOdds(yes(endline), arm, [yes(baseline)], site).p,
  }),
  'categories, delta with CR2': ({ endline, arm, site }) => ({
    p: clusteredDominance(categories(endline), arm, site).p,
  }),
};

/** Estimators of the change of a single group's share. */
export const SHARES_OF_CHANGE: Estimators = {
  'McNemar’s mid-p and Newcombe’s interval': ({ baseline, endline }) => {
    const table = pairedTable(yes(baseline), yes(endline));
    return {
      estimate: pairedProportions(table).difference,
      interval: pairedDifferenceInterval(table, 'newcombe'),
      p: exactMcNemar(table).pMid,
    };
  },
  'change of the share, CR2': ({ baseline, endline, site }: Cohort) => {
    const before = yes(baseline);
    return clusteredMean(
      yes(endline).map((after, row) => after - (before[row] as number)),
      site,
    );
  },
};
