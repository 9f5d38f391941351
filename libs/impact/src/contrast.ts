import {
  ancova,
  clusteredDifference,
  clusterMeans,
  completeCases,
  constant,
  leastSquares,
  randomisationInference,
  wildClusterBootstrap,
  type AdjustedDifference,
  type Column,
} from '@tongxing/statistics';
import { attritionOf } from './attrition.js';
import { estimated, type Cell } from './cell.js';
import { claimOf } from './claim.js';
import { disclosed } from './disclosure.js';
import { roleOf, rowsOfArm, scoresAt, type Frame } from './frame.js';
import { equivalenceOf, type Equivalence } from './equivalence.js';
import { chooseModel, type ModelChoice } from './model-choice.js';
import { seededRandom } from './random.js';
import type { Contrast, SecondTest } from './results.js';
import type { OutcomeData } from './study.js';
import { contrastSentence } from './wording.js';

/** Signs or relabellings drawn where there are too many to go through all. */
const DRAWS = 9_999;

/** The columns of one comparison, treatment arm first; complete cases of endline and baseline. */
interface Compared {
  readonly endline: Column;
  readonly baseline: Column;
  /** 1 in the treatment arm, 0 in the comparison arm. */
  readonly arm: Column;
  readonly site: Column;
  readonly level: number;
}

/** Compares two arms at endline at equal baseline, by the model that the sites allow, and says what may be said. */
export function contrastOf(
  frame: Frame,
  outcome: OutcomeData,
  pair: { treatment: string; comparison: string },
): Contrast {
  const rows = [rowsOfArm(frame, pair.treatment), rowsOfArm(frame, pair.comparison)] as const;
  const found = estimated(() => comparedOf(frame, outcome, rows));
  const compared = found.kind === 'estimated' ? found : nobody(frame.plan.level);
  const sitesOf = (arm: number) => compared.site.filter((_, row) => compared.arm[row] === arm);
  const model = chooseModel(sitesOf(1), sitesOf(0));
  const smallest = (d: { nTreatment: number; nComparison: number }) => Math.min(d.nTreatment, d.nComparison);
  const difference = found.kind === 'estimated' ? differenceOf(model, compared) : found;
  const result = disclosed(frame.disclosure, difference, smallest);
  const analysed = [sitesOf(1).length, sitesOf(0).length] as const;
  const shown = result.kind === 'estimated' && Math.min(rows[0].length, rows[1].length) > 0;
  const role = roleOf(frame, outcome);
  const evidence = {
    model,
    ...(shown && { attrition: attritionOf([rows[0].length, rows[1].length], analysed) }),
    ...(shown && baselineOf(compared)),
  };
  const claim = claimOf(frame.design, frame.planning, { ...evidence, role });
  return {
    ...pair,
    ...evidence,
    result,
    ...(shown && model.beside && { beside: secondTest(frame, model.beside, compared) }),
    claim,
    sentence: contrastSentence(result, pair, claim.rung, { role }),
  };
}

const nobody = (level: number): Compared => {
  const none = new Float64Array();
  return { endline: none, baseline: none, arm: none, site: none, level };
};

/** Baseline equivalence, where it can be told: a baseline that does not vary tells nothing. */
function baselineOf({ baseline, arm }: Compared): { equivalence?: Equivalence } {
  const of = (a: number) => baseline.filter((_, row) => arm[row] === a);
  const found = estimated(() => equivalenceOf(of(1), of(0)));
  return found.kind === 'estimated' ? { equivalence: { n: found.n, g: found.g } } : {};
}

function comparedOf(
  frame: Frame,
  outcome: OutcomeData,
  [treated, others]: readonly [number[], number[]],
): Compared {
  const rows = [...treated, ...others];
  const [endline, baseline, arm, site] = completeCases([
    scoresAt(outcome, frame.endline, rows),
    scoresAt(outcome, frame.baseline, rows),
    Float64Array.from(rows, (_, i) => (i < treated.length ? 1 : 0)),
    Float64Array.from(rows, (row) => frame.data.site[row] ?? NaN),
  ]) as [Column, Column, Column, Column];
  return { endline, baseline, arm, site, level: frame.plan.level };
}

function differenceOf(
  { method }: ModelChoice,
  { endline, baseline, arm, site, level }: Compared,
): Cell<AdjustedDifference> {
  if (method === 'describe_only') return { kind: 'not_estimable', reason: 'too_few_clusters' };
  return estimated(() =>
    method === 'ancova'
      ? ancova(endline, baseline, arm, level)
      : clusteredDifference(endline, arm, [baseline], site, level),
  );
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
