import {
  clusterMeans,
  constant,
  leastSquares,
  randomisationInference,
  wildClusterBootstrap,
} from '@tongxing/statistics';
import { attritionOf } from './attrition.js';
import { comparable, estimated, type Cell } from './cell.js';
import { claimOf } from './claim.js';
import { comparedOf, differenceOf, nobody, type Compared } from './compared.js';
import { disclosed, disclosedAttrition } from './disclosure.js';
import { roleOf, rowsOfArm, type Frame } from './frame.js';
import { equivalenceOf, type Equivalence } from './equivalence.js';
import { chooseModel } from './model-choice.js';
import { seededRandom } from './random.js';
import type { Contrast, SecondTest } from './results.js';
import { sensitivityOf } from './sensitivity.js';
import type { OutcomeData } from './study.js';
import { contrastSentence } from './wording.js';

/** Signs or relabellings drawn where there are too many to go through all. */
const DRAWS = 9_999;

/** Compares two arms at endline at equal baseline, by the model that the sites allow, and says what may be said. */
export function contrastOf(
  frame: Frame,
  outcome: OutcomeData,
  pair: { treatment: string; comparison: string },
): Contrast {
  const rows = [rowsOfArm(frame, pair.treatment), rowsOfArm(frame, pair.comparison)] as const;
  const found = estimated(() => comparedOf(frame, outcome, rows));
  const compared = found.kind === 'estimated' ? found : nobody(frame);
  const sitesOf = (arm: number) => compared.site.filter((_, row) => compared.arm[row] === arm);
  const model = chooseModel(sitesOf(1), sitesOf(0));
  const smallest = (d: { nTreatment: number; nComparison: number }) => Math.min(d.nTreatment, d.nComparison);
  const difference = comparable(
    outcome.link,
    found.kind === 'estimated' ? differenceOf(model, compared) : found,
  );
  const result = disclosed(frame.disclosure, difference, smallest);
  const analysed = [sitesOf(1).length, sitesOf(0).length] as const;
  const shown = result.kind === 'estimated' && Math.min(rows[0].length, rows[1].length) > 0;
  const role = roleOf(frame, outcome);
  const evidence = {
    model,
    ...(shown && { attrition: publishedAttrition(frame, [rows[0].length, rows[1].length], analysed) }),
    ...(shown && baselineOf(compared, outcome.range)),
  };
  const claim = claimOf(frame.design, frame.planning, { ...evidence, role });
  return {
    ...pair,
    ...evidence,
    result,
    ...(shown && model.beside && { beside: secondTest(frame, model.beside, compared) }),
    ...sensitivityOf(frame, outcome, pair, model, result),
    claim,
    sentence: contrastSentence(result, pair, claim.rung, { role }),
  };
}

function publishedAttrition(
  { disclosure }: Frame,
  enrolled: readonly [number, number],
  analysed: readonly [number, number],
) {
  const lost = [enrolled[0] - analysed[0], enrolled[1] - analysed[1]] as const;
  return disclosedAttrition(disclosure, attritionOf(enrolled, analysed), lost);
}

/** Baseline equivalence, where it can be told: a baseline that does not vary tells nothing. */
function baselineOf({ baseline, arm }: Compared, range: OutcomeData['range']): { equivalence?: Equivalence } {
  const of = (a: number) => baseline.filter((_, row) => arm[row] === a);
  const found = estimated(() => equivalenceOf(of(1), of(0), range));
  return found.kind === 'estimated' ? { equivalence: { n: found.n, g: found.g, index: found.index } } : {};
}

function secondTest(
  { plan }: Frame,
  method: SecondTest['method'],
  { endline, baseline, arm, site }: Compared,
): Cell<SecondTest> {
  const drawn = { draws: DRAWS, random: seededRandom(plan.seed) };
  const ones = constant(endline.length);
  return estimated(() => {
    const { p, exact } =
      method === 'wild_cluster_bootstrap'
        ? wildClusterBootstrap(endline, [ones, arm, baseline], 1, site, drawn)
        : randomisationInference(
            clusterMeans(leastSquares(endline, [ones, baseline]).residuals, arm, site),
            drawn,
          );
    return { method, p, exact };
  });
}
