import type { AnalysisPlan } from '@tongxing/contracts';
import { pairedChange } from '@tongxing/statistics';
import { answersOf } from './answers.js';
import { baselineProfileOf } from './baseline-profile.js';
import { centreAttendance } from './centre-attendance.js';
import { comparable, estimated, isRefused, type Cell } from './cell.js';
import { contrastOf } from './contrast.js';
import { courseOf } from './course.js';
import { crossSectionsOf } from './cross-section.js';
import { disclosed, type Disclosure } from './disclosure.js';
import { distributionOf } from './distribution.js';
import { doseOf } from './dose.js';
import { findingsOf } from './findings.js';
import { countWhere, roleOf, rowsOfArm, scoresAt, sitesAt, type Frame } from './frame.js';
import { lossesOf } from './losses.js';
import { adjustedTogether } from './multiplicity.js';
import { kindOf, unitOf } from './outcome-kind.js';
import { qualityOf } from './quality.js';
import { rankChange } from './ranks.js';
import { reliableShare } from './reliable-change.js';
import {
  RESULTS_SCHEMA,
  type ArmChange,
  type FlowRow,
  type ImpactResults,
  type OutcomeResults,
} from './results.js';
import { armIndices, rowsAt } from './people-kind.js';
import { planningOf, type PlanHistory } from './planning.js';
import { asAnalysed } from './ridits.js';
import { sameAgeOf } from './same-age.js';
import { modelOfShares, shareFigures } from './shares.js';
import { siteChangesOf } from './site-changes.js';
import { modelOfSites, unitsOf, type Units } from './site-study.js';
import type { OutcomeData, StudyData, StudyDesign } from './study.js';
import { studyClaim } from './study-claim.js';
import { subgroupsOf } from './subgroups.js';
import { villagesOf } from './villages.js';
import { chooseChangeModel, meanChange, sitesOfPairs, type ChangeModel } from './within-arm.js';
import { withheldOf, type WithheldFlow, type WithheldOutcome } from './withheld.js';
import { changeSentence } from './wording.js';

/**
 * Carries out a plan on a study's data: who took part, how each scale changed in each arm, how arms differ
 * at equal baseline, how reliable each scale was, and what may be said of it all.
 *
 * @param disclosure applied before any sentence is written, so that no text tells what a table hides
 * @param plan its outcomes and waves must be in the data; outcomes that are not there are left out
 * @param history how the plan came to be; without one the plan was made from the data
 * @param progress told after each outcome which share of them is analysed, 0 to 1
 * @throws RangeError when the plan names a wave that the design has not
 * @see domain.md 5
 */
export function analyse(
  design: StudyDesign,
  plan: AnalysisPlan,
  data: StudyData,
  disclosure: Disclosure,
  history?: PlanHistory,
  progress?: (share: number) => void,
): ImpactResults {
  const frame: Frame = {
    design,
    plan,
    planning: planningOf(history),
    data,
    disclosure,
    baseline: waveIndex(design, plan.baseline),
    endline: waveIndex(design, plan.endline),
  };
  const planned = plan.outcomes.flatMap((id) => data.outcomes.filter((o) => o.id === id));
  const withheld = withheldOf(frame, planned);
  const flow = flowOf(frame, withheld.flow);
  const losses = lossesOf(frame, withheld.flow);
  const outcomes = adjustedTogether(
    planned.map((outcome, i) => {
      const results = analysed(unitsOf(frame, outcome), withheld.outcomes[i] as WithheldOutcome);
      progress?.((i + 1) / planned.length);
      return results;
    }),
  );
  const profile = baselineProfileOf(frame, planned, outcomes);
  const attendance = centreAttendance(frame);
  return {
    schema: RESULTS_SCHEMA,
    design,
    plan,
    planning: frame.planning,
    claim: studyClaim(design, plan.primary, outcomes),
    flow,
    losses,
    ...(profile && { profile }),
    outcomes,
    villages: villagesOf(frame, planned),
    ...(attendance && { attendance }),
    findings: findingsOf(frame, { flow, losses }, outcomes),
  };
}

function waveIndex({ waves }: StudyDesign, code: string): number {
  const index = waves.findIndex((w) => w.code === code);
  if (index < 0) throw new RangeError(`the design has no wave ${code}`);
  return index;
}

function flowOf(frame: Frame, withheld: readonly WithheldFlow[]): FlowRow[] {
  const { design, data, baseline, endline } = frame;
  const isThere = (wave: number, row: number) => data.present[wave]?.[row] === 1;
  return armIndices(frame).map((index, i) => {
    const rows = rowsAt(frame, index);
    const count = (hidden: boolean | undefined, holds: (row: number) => boolean) =>
      hidden ? null : countWhere(rows, holds);
    const arm = design.arms[index];
    const hidden = withheld[i];
    return {
      ...(arm !== undefined && { arm }),
      enrolled: count(hidden?.enrolled, () => true),
      present: design.waves.map((_, wave) => count(hidden?.present[wave], (row) => isThere(wave, row))),
      both: count(hidden?.both, (row) => isThere(baseline, row) && isThere(endline, row)),
      lost: count(hidden?.lost, (row) => isThere(baseline, row) && !isThere(endline, row)),
    };
  });
}

const analysed = ({ frame, outcome }: Units, withheld: WithheldOutcome): OutcomeResults =>
  resultsOf(frame, asAnalysed(frame, outcome), withheld);

function resultsOf(frame: Frame, outcome: OutcomeData, withheld: WithheldOutcome): OutcomeResults {
  const { design, plan } = frame;
  const { id, name, domain, direction, range } = outcome;
  const changes = design.arms.map((arm, i) => changeOf(frame, outcome, arm, withheld.lost[i] === true));
  const distribution = distributionOf(frame, outcome, changes);
  const answers = answersOf(frame, outcome, changes);
  return {
    id,
    kind: kindOf(outcome),
    unit: unitOf(outcome),
    name,
    domain,
    role: roleOf(frame, outcome),
    direction,
    range,
    ...(outcome.link && { link: outcome.link }),
    quality: qualityOf(frame, outcome, withheld),
    changes,
    course: courseOf(frame, outcome, withheld),
    ...(distribution && { distribution }),
    ...(answers && { answers }),
    sameAge: sameAgeOf(frame, outcome),
    crossSections: crossSectionsOf(frame, outcome, withheld),
    contrasts: plan.comparisons.map((pair) => contrastOf(frame, outcome, pair, withheld)),
    subgroups: subgroupsOf(frame, outcome),
    sites: siteChangesOf(frame, outcome, changes),
    dose: doseOf(frame, outcome),
  };
}

function changeOf(frame: Frame, outcome: OutcomeData, arm: string, isLostHidden: boolean): ArmChange {
  const rows = rowsOfArm(frame, arm);
  const before = scoresAt(outcome, frame.baseline, rows);
  const after = scoresAt(outcome, frame.endline, rows);
  const { disclosure, plan } = frame;
  const kind = kindOf(outcome);
  const pairs = { before, after, site: sitesAt(frame, rows) };
  const figure = <T extends { readonly n: number }>(cell: Cell<T>): Cell<T> =>
    disclosed(disclosure, comparable(outcome.link, cell));
  const share = kind === 'yes_no' ? shareFigures(pairs, disclosure, plan.level) : undefined;
  const sites = sitesOfPairs(pairs);
  const model = chooseChangeModel(sites);
  const main = figure(share?.main ?? estimated(() => meanChange(pairs, plan.level)));
  const lost = countWhere(before.length, (row) => !Number.isNaN(before[row]) && Number.isNaN(after[row]));
  return {
    arm,
    lost: isLostHidden || isRefused(main) ? null : lost,
    model: spoken(outcome, model, sites.size),
    main,
    result: figure(share?.result ?? estimated(() => pairedChange(before, after, plan.level))),
    sentence: changeSentence(main, { kind, unit: unitOf(outcome) }),
    ...(share && { shares: figure(share.shares) }),
    ...(kind === 'ordered' && { ranks: figure(estimated(() => rankChange(before, after, disclosure))) }),
    ...(outcome.measurement === 'reflective' && { reliable: reliableShare(frame, outcome, before, after) }),
  };
}

/** The model in words for whom the outcome is about and what its numbers are. */
function spoken(outcome: OutcomeData, model: ChangeModel, sites: number): ChangeModel {
  if (unitOf(outcome) === 'site') return modelOfSites(model, sites);
  return kindOf(outcome) === 'yes_no' ? modelOfShares(model) : model;
}
