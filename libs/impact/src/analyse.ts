import type { AnalysisPlan } from '@tongxing/contracts';
import { ancova, cronbachAlpha, NotEstimable, pairedChange } from '@tongxing/statistics';
import { claimOf } from './claim.js';
import { disclosed, disclosedFlow, type Disclosure } from './disclosure.js';
import { findingsOf } from './findings.js';
import type {
  ArmChange,
  Cell,
  Contrast,
  FlowRow,
  ImpactResults,
  OutcomeResults,
  WaveQuality,
} from './results.js';
import { planningOf, type PlanHistory } from './planning.js';
import type { OutcomeData, StudyData, StudyDesign } from './study.js';
import { changeSentence, contrastSentence } from './wording.js';

/**
 * Carries out a plan on a study's data: who took part, how each scale changed in each arm, how arms differ
 * at equal baseline, how reliable each scale was, and what may be said of it all.
 *
 * @param disclosure applied before any sentence is written, so that no text tells what a table hides
 * @param plan its outcomes and waves must be in the data; outcomes that are not there are left out
 * @param history how the plan came to be; without one the plan was made from the data
 * @throws RangeError when the plan names a wave that the design has not
 * @see domain.md 5
 */
export function analyse(
  design: StudyDesign,
  plan: AnalysisPlan,
  data: StudyData,
  disclosure: Disclosure,
  history?: PlanHistory,
): ImpactResults {
  const study = {
    design,
    plan,
    data,
    disclosure,
    baseline: waveIndex(design, plan.baseline),
    endline: waveIndex(design, plan.endline),
  };
  const planned = plan.outcomes.flatMap((id) => data.outcomes.filter((o) => o.id === id));
  const flow = disclosedFlow(disclosure, flowOf(study));
  const outcomes = planned.map((outcome) => resultsOf(study, outcome));
  return {
    schema: 'tongxing.results/1',
    design,
    plan,
    planning: planningOf(history),
    claim: claimOf(design),
    flow,
    outcomes,
    findings: findingsOf(design, data, flow, outcomes),
  };
}

interface Study {
  readonly design: StudyDesign;
  readonly plan: AnalysisPlan;
  readonly data: StudyData;
  readonly disclosure: Disclosure;
  readonly baseline: number;
  readonly endline: number;
}

function waveIndex({ waves }: StudyDesign, code: string): number {
  const index = waves.findIndex((w) => w.code === code);
  if (index < 0) throw new RangeError(`the design has no wave ${code}`);
  return index;
}

function flowOf({ design, data, baseline, endline }: Study): FlowRow[] {
  const arms = [...design.arms.keys(), ...(data.arm.some((a) => a < 0) ? [-1] : [])];
  return arms.map((index) => {
    const count = (holds: (row: number) => boolean) =>
      data.arm.reduce((total, arm, row) => (arm === index && holds(row) ? total + 1 : total), 0);
    const arm = design.arms[index];
    return {
      ...(arm !== undefined && { arm }),
      enrolled: count(() => true),
      present: data.present.map((wave) => count((row) => wave[row] === 1)),
      both: count((row) => data.present[baseline]?.[row] === 1 && data.present[endline]?.[row] === 1),
    };
  });
}

function resultsOf(study: Study, outcome: OutcomeData): OutcomeResults {
  const { design, plan } = study;
  const { id, name, domain, direction, range } = outcome;
  return {
    id,
    name,
    domain,
    direction,
    range,
    quality: design.waves.map((wave, index) => qualityOf(study, outcome, wave.code, index)),
    changes: design.arms.map((arm, index) => changeOf(study, outcome, arm, index)),
    contrasts: plan.comparisons.map((pair) => contrastOf(study, outcome, pair)),
  };
}

function qualityOf({ disclosure }: Study, outcome: OutcomeData, wave: string, index: number): WaveQuality {
  const scored = outcome.scores[index]?.filter((s) => !Number.isNaN(s)).length ?? 0;
  const items = outcome.items[index] ?? [];
  const alpha = () =>
    disclosed(
      disclosure,
      estimated(() => cronbachAlpha(items)),
    );
  return {
    wave,
    scored: disclosure.hideCounts([scored])[0] ?? null,
    ...(outcome.measurement === 'reflective' && { alpha: alpha() }),
  };
}

function changeOf(study: Study, outcome: OutcomeData, arm: string, index: number): ArmChange {
  const before = scoresAt(study, outcome, study.baseline, index);
  const after = scoresAt(study, outcome, study.endline, index);
  const result = disclosed(
    study.disclosure,
    estimated(() => pairedChange(before, after, study.plan.level)),
  );
  const lost = before.filter((score, row) => !Number.isNaN(score) && Number.isNaN(after[row])).length;
  return { arm, lost: result.kind === 'suppressed' ? null : lost, result, sentence: changeSentence(result) };
}

/** An outcome's scores at a wave for the participants of one arm, in participant order. */
function scoresAt({ data }: Study, outcome: OutcomeData, wave: number, arm: number): Float64Array {
  const scores = outcome.scores[wave];
  return scores ? scores.filter((_, row) => data.arm[row] === arm) : new Float64Array(0);
}

function contrastOf(
  study: Study,
  outcome: OutcomeData,
  pair: { treatment: string; comparison: string },
): Contrast {
  const columns = [study.endline, study.baseline].map((wave) =>
    [pair.treatment, pair.comparison].map((arm) =>
      scoresAt(study, outcome, wave, study.design.arms.indexOf(arm)),
    ),
  );
  const [endline, baseline] = columns.map((parts) => Float64Array.from(parts.flatMap((p) => Array.from(p))));
  const treated = columns[0]?.[0]?.length ?? 0;
  const estimate = estimated(() => {
    if (!endline || !baseline) throw new NotEstimable('too_few_observations');
    return ancova(
      endline,
      baseline,
      endline.map((_, row) => (row < treated ? 1 : 0)),
      study.plan.level,
    );
  });
  const result = disclosed(study.disclosure, estimate, (d) => Math.min(d.nTreatment, d.nComparison));
  return { ...pair, method: 'ancova', result, sentence: contrastSentence(result, pair) };
}

/** Turns the one way in which an estimate may fail into a result that says so. */
function estimated<T>(estimate: () => T): Cell<T> {
  try {
    return { kind: 'estimated', ...estimate() };
  } catch (error) {
    if (error instanceof NotEstimable) return { kind: 'not_estimable', reason: error.reason };
    throw error;
  }
}
