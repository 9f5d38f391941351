import {
  clusterPlaces,
  clusterRobust,
  coefficientTest,
  completeCases,
  constant,
  imputeColumn,
  inverseProbabilityWeights,
  leastSquares,
  logisticRegression,
  poolEstimates,
  stabilisedWeights,
  weightedAncova,
  type AdjustedDifference,
  type Column,
  type CoefficientTest,
  type SumCodes,
} from '@tongxing/statistics';
import { estimated, type Cell } from './cell.js';
import { differencesOf, type Compared } from './compared.js';
import { inOneList, isScored, rowsOfArm, rowsWhere, scoresAt, sitesAt, type Frame } from './frame.js';
import type { ModelChoice } from './model-choice.js';
import { kindOf, type OutcomeKind } from './outcome-kind.js';
import { seededRandom } from './random.js';
import type { Sensitivity, SensitivityAnalysis } from './results.js';
import { sensitivitySentence } from './sensitivity-wording.js';
import type { OutcomeData } from './study.js';

/** Completed data sets: with half of the scores missing, twenty lose next to nothing against ever so many. */
const IMPUTATIONS = 20;

/** Everybody of two arms who was scored at baseline; endline is NaN where the child was lost. */
export type Enrolled = Omit<Compared, 'participant'>;

/**
 * The same difference with two other answers to who was lost: children who stayed weighted up for those like them
 * who left, and the missing scores imputed. Both take baseline and arm to explain the loss. Nothing where nobody was
 * lost, or where there is no main figure to set beside.
 *
 * @see domain.md 5, "Missing"
 */
export function sensitivityOf(
  frame: Frame,
  outcome: OutcomeData,
  pair: { treatment: string; comparison: string },
  model: ModelChoice,
  main: Cell<AdjustedDifference>,
): { sensitivity?: Sensitivity } {
  if (main.kind !== 'estimated') return {};
  const kind = kindOf(outcome);
  const enrolled = enrolledOf(frame, outcome, pair);
  if (!enrolled.endline.some((score) => Number.isNaN(score))) return {};
  const analyses: SensitivityAnalysis[] = [
    {
      method: 'inverse_probability_weights',
      result: estimated(() => figuresOf(weightedDifference(enrolled, model))),
    },
    {
      method: 'multiple_imputation',
      result: estimated(() =>
        figuresOf(imputedDifference(enrolled, model, main.df, seededRandom(frame.plan.seed), kind)),
      ),
    },
  ];
  return { sensitivity: { analyses, sentence: sensitivitySentence(main, analyses, kind) } };
}

const figuresOf = ({ estimate, se, df, p, interval }: CoefficientTest) => ({ estimate, se, df, p, interval });

function enrolledOf(
  frame: Frame,
  outcome: OutcomeData,
  { treatment, comparison }: { treatment: string; comparison: string },
): Enrolled {
  const [treated, others] = [rowsOfArm(frame, treatment), rowsOfArm(frame, comparison)];
  const isThere = (row: number) => isScored(outcome, frame.baseline, row);
  const scored = rowsWhere(treated, isThere);
  const rows = inOneList(scored, rowsWhere(others, isThere));
  return {
    endline: scoresAt(outcome, frame.endline, rows),
    baseline: scoresAt(outcome, frame.baseline, rows),
    arm: new Float64Array(rows.length).fill(1, 0, scored.length),
    site: sitesAt(frame, rows),
    level: frame.plan.level,
  };
}

/**
 * The difference with weights of 1 over the chance of being followed, stabilised by arm.
 *
 * @throws NotEstimable `no_solution` where baseline tells those who were lost from the others
 */
export function weightedDifference(
  { endline, baseline, arm, site, level }: Enrolled,
  { method }: Pick<ModelChoice, 'method'>,
): CoefficientTest {
  const followed = endline.map((score) => Number(!Number.isNaN(score)));
  const chances = chancesOf(followed, baseline, arm);
  const weights = stabilisedWeights(inverseProbabilityWeights(followed, chances), arm);
  if (method === 'ancova') return weightedAncova(endline, baseline, arm, weights, 'survey', level);
  const [y, before, a, centre, w] = completeCases([endline, baseline, arm, site, weights]) as Columns;
  const fit = leastSquares(y, [constant(y.length), a, scaled(before)], w);
  const { standardErrors, df } = clusterRobust(fit, centre, 'CR2');
  return coefficientTest(fit.coefficients[1] as number, standardErrors[1] as number, df(1), level);
}

/** Chance of being followed by logistic regression on baseline, each arm its own; 1 in an arm that lost nobody. */
function chancesOf(followed: Column, baseline: Column, arm: Column): Column {
  const chances = new Float64Array(arm.length).fill(1);
  for (const a of [0, 1]) {
    const isIn = (_: number, row: number) => arm[row] === a;
    const seen = followed.filter(isIn);
    if (!seen.includes(0)) continue;
    const { fitted } = logisticRegression(seen, [constant(seen.length), scaled(baseline.filter(isIn))]);
    let place = 0;
    for (let row = 0; row < arm.length; row++) if (arm[row] === a) chances[row] = fitted[place++] as number;
  }
  return chances;
}

type Columns = [Column, Column, Column, Column, Column];

/**
 * The difference with missing endline scores drawn from baseline, arm and their product, as often as `IMPUTATIONS`, and
 * pooled. Where errors go by site, so do the draws: children of a site share what happened to it, and scores drawn
 * without it would make sites more alike than they are.
 *
 * @param df degrees of freedom of the difference among those who stayed
 * @throws NotEstimable `too_few_observations` where sites hold too few children to tell them apart
 */
export function imputedDifference(
  enrolled: Enrolled,
  model: Pick<ModelChoice, 'method'>,
  df: number,
  random: () => number,
  kind: OutcomeKind = 'score',
): CoefficientTest {
  const { endline, baseline, arm, level } = enrolled;
  const before = scaled(baseline);
  const product = before.map((b, i) => b * (arm[i] as number));
  const completed = imputeColumn(endline, [before, arm, product], {
    imputations: IMPUTATIONS,
    random,
    ...(model.method !== 'ancova' && { codes: siteCodes(enrolled) }),
  });
  const usable: { estimate: number; se: number }[] = [];
  for (const found of differencesOf(model, enrolled, completed, kind))
    if (found.kind === 'estimated') usable.push(found);
  return poolEstimates(usable, df, level);
}

/** A site that kept fewer is taken to be as the others of its arm: it has no column. */
const FEWEST_FOLLOWED = 2;

/**
 * One column a site but for the last of each arm: 1 in the site, −1 in the last, so that a site without a column is in
 * the middle of its arm. A site that holds both arms goes with the one of which it has more.
 */
function siteCodes({ endline, arm, site }: Enrolled): SumCodes {
  const { clusters, places } = clusterPlaces(site);
  const [followed, treated, all] = [0, 1, 2].map(() => new Int32Array(clusters)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  for (let row = 0; row < places.length; row++) {
    const place = places[row] as number;
    if (!Number.isNaN(endline[row])) followed[place] = (followed[place] as number) + 1;
    if (arm[row] === 1) treated[place] = (treated[place] as number) + 1;
    all[place] = (all[place] as number) + 1;
  }
  const codeOf = new Int32Array(clusters).fill(-1);
  const groups: [number, number][] = [];
  let next = 0;
  for (const [g, isTreated] of [true, false].entries()) {
    const own = [...followed.keys()].filter(
      (s) =>
        (followed[s] as number) >= FEWEST_FOLLOWED &&
        2 * (treated[s] as number) > (all[s] as number) === isTreated,
    );
    const from = next;
    for (const s of own.slice(0, -1)) codeOf[s] = next++;
    for (const last of own.slice(-1)) codeOf[last] = -2 - g;
    groups.push([from, next]);
  }
  return { groups, places: places.map((place) => codeOf[place] as number) };
}

/** About zero and of size one, so that products are not collinear with their factors. */
function scaled(column: Column): Column {
  const middle = column.reduce((sum, x) => sum + x, 0) / column.length;
  const most = column.reduce((size, x) => Math.max(size, Math.abs(x - middle)), 0);
  return column.map((x) => (most === 0 ? 0 : (x - middle) / most));
}
