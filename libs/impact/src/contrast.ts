import {
  adjustedOdds,
  clusterMeans,
  constant,
  leastSquares,
  randomisationInference,
  wildClusterBootstrap,
} from '@tongxing/statistics';
import { attritionOf } from './attrition.js';
import { boundsOf } from './bounds.js';
import { comparable, estimated, type Cell } from './cell.js';
import { claimOf } from './claim.js';
import { adjustingFor, comparedOf, differenceOf, nobody, type Compared } from './compared.js';
import { disclosed, disclosedAttrition } from './disclosure.js';
import { countWhere, distinctIn, roleOf, rowsOfArm, type Frame } from './frame.js';
import { equivalenceOf, type Equivalence } from './equivalence.js';
import { chooseModel, type ModelChoice } from './model-choice.js';
import { kindOf, unitOf, type OutcomeKind } from './outcome-kind.js';
import { seededRandom } from './random.js';
import { rankComparison } from './ranks.js';
import type { Contrast, SecondTest } from './results.js';
import { sensitivityOf } from './sensitivity.js';
import { ones, shareComparison, sharesOfArmsMayBeShown } from './shares.js';
import type { OutcomeData } from './study.js';
import type { WithheldOutcome } from './withheld.js';
import { contrastSentence } from './wording.js';

/** Signs or relabellings drawn where there are too many to go through all. */
const DRAWS = 9_999;

/** Compares two arms at endline at equal baseline, by the model that the sites allow, and says what may be said. */
export function contrastOf(
  frame: Frame,
  outcome: OutcomeData,
  pair: { treatment: string; comparison: string },
  withheld: WithheldOutcome,
): Contrast {
  const rows = [rowsOfArm(frame, pair.treatment), rowsOfArm(frame, pair.comparison)] as const;
  const found = estimated(() => comparedOf(frame, outcome, rows));
  const compared = found.kind === 'estimated' ? found : nobody(frame);
  const kind = kindOf(outcome);
  const isIn = (arm: number) => (row: number) => compared.arm[row] === arm;
  const sitesOf = (arm: number) => distinctIn(compared.site, isIn(arm));
  const countOf = (arm: number) => countWhere(compared.arm.length, isIn(arm));
  const model = chooseModel(sitesOf(1), sitesOf(0));
  const smallest = (d: { nTreatment: number; nComparison: number }) => Math.min(d.nTreatment, d.nComparison);
  const difference = comparable(
    outcome.link,
    found.kind === 'estimated' ? differenceOf(model, compared, kind) : found,
  );
  const result = hiddenWithShares(frame, compared, kind, disclosed(frame.disclosure, difference, smallest));
  const analysed = [countOf(1), countOf(0)] as const;
  const shown = result.kind === 'estimated' && Math.min(rows[0].length, rows[1].length) > 0;
  const role = roleOf(frame, outcome);
  const arms = [pair.treatment, pair.comparison].map((arm) => frame.design.arms.indexOf(arm));
  const isEnrolledHidden = arms.some((arm) => withheld.enrolled[arm]);
  const areReasonsHidden = arms.some((arm) => withheld.reasons[arm]);
  const evidence = {
    model,
    ...(shown && {
      attrition: publishedAttrition(frame, [rows[0].length, rows[1].length], analysed, isEnrolledHidden),
    }),
    ...(shown && baselineOf(compared, outcome)),
  };
  const claim = claimOf(frame.design, frame.planning, { ...evidence, role });
  return {
    ...pair,
    ...evidence,
    result,
    ...(shown && model.beside && { beside: secondTest(frame, model.beside, compared, kind) }),
    ...(kind === 'ordered' && { ranks: ranksOf(frame, compared, model) }),
    ...(kind === 'yes_no' && found.kind === 'estimated' && sharesOf(frame, compared, model)),
    ...sensitivityOf(frame, outcome, pair, model, result),
    ...boundsOf(frame, outcome, pair, evidence.attrition, areReasonsHidden),
    claim,
    sentence: contrastSentence(result, pair, claim.rung, { role, kind, unit: unitOf(outcome) }),
  };
}

/** A difference of shares is hidden with either of them: beside the one that is shown it would tell the other. */
const hiddenWithShares = <T>(
  { disclosure }: Frame,
  compared: Compared,
  kind: OutcomeKind,
  cell: Cell<T>,
): Cell<T> =>
  kind === 'yes_no' && cell.kind === 'estimated' && !sharesOfArmsMayBeShown(disclosure, compared)
    ? { kind: 'suppressed' }
    : cell;

function publishedAttrition(
  { disclosure }: Frame,
  enrolled: readonly [number, number],
  analysed: readonly [number, number],
  isEnrolledHidden: boolean,
) {
  const lost = [enrolled[0] - analysed[0], enrolled[1] - analysed[1]] as const;
  return disclosedAttrition(disclosure, attritionOf(enrolled, analysed), lost, isEnrolledHidden);
}

/** Baseline equivalence, where it can be told: a baseline that does not vary tells nothing. */
function baselineOf({ baseline, arm }: Compared, outcome: OutcomeData): { equivalence?: Equivalence } {
  if (adjustingFor(kindOf(outcome), baseline).length === 0)
    return { equivalence: { n: baseline.length, g: 0, index: 'cox' } };
  const of = (a: number) => baseline.filter((_, row) => arm[row] === a);
  const found = estimated(() => equivalenceOf(of(1), of(0), outcome.range));
  return found.kind === 'estimated' ? { equivalence: { n: found.n, g: found.g, index: found.index } } : {};
}

function secondTest(
  { plan }: Frame,
  method: SecondTest['method'],
  { endline, baseline, arm, site }: Compared,
  kind: OutcomeKind,
): Cell<SecondTest> {
  const drawn = { draws: DRAWS, random: seededRandom(plan.seed) };
  const same = constant(endline.length);
  const before = adjustingFor(kind, baseline);
  return estimated(() => {
    const { p, exact } =
      method === 'wild_cluster_bootstrap'
        ? wildClusterBootstrap(endline, [same, arm, ...before], 1, site, drawn)
        : randomisationInference(
            clusterMeans(leastSquares(endline, [same, ...before]).residuals, arm, site),
            drawn,
          );
    return { method, p, exact };
  });
}

/** What stands beside the difference of a yes-or-no outcome: the shares themselves, and the odds where they can be told. */
function sharesOf(
  { disclosure }: Frame,
  compared: Compared,
  { method }: ModelChoice,
): Pick<Contrast, 'shares' | 'odds'> {
  const { endline, baseline, arm, site, level } = compared;
  const armAt = (which: number) => endline.filter((_, row) => arm[row] === which);
  const small = [armAt(1), armAt(0)].some((answers) => answers.length < disclosure.minimum);
  const hidden = small || !sharesOfArmsMayBeShown(disclosure, compared);
  const independent = method === 'ancova';
  if (hidden) return { shares: { kind: 'suppressed' }, odds: { kind: 'suppressed' } };
  const shares = estimated(() => shareComparison(compared, independent));
  if (method === 'describe_only')
    return { shares, odds: { kind: 'not_estimable', reason: 'too_few_clusters' } };
  const before = adjustingFor('yes_no', baseline).map(ones);
  return {
    shares,
    odds: estimated(() => adjustedOdds(ones(endline), arm, before, independent ? undefined : site, level)),
  };
}

/** Categories by their order alone, with errors by site where arms vary from site to site. */
function ranksOf(
  { disclosure }: Frame,
  compared: Compared,
  { method }: ModelChoice,
): NonNullable<Contrast['ranks']> {
  if (method === 'describe_only') return { kind: 'not_estimable', reason: 'too_few_clusters' };
  const armAt = (which: number) => compared.arm.filter((arm) => arm === which).length;
  return disclosed(
    disclosure,
    estimated(() => rankComparison(compared, method === 'ancova')),
    () => Math.min(armAt(1), armAt(0)),
  );
}
