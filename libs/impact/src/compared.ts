import {
  adjustedRiskDifference,
  ancova,
  clusteredDifferences,
  completeCases,
  type AdjustedDifference,
  type Column,
} from '@tongxing/statistics';
import { estimated, type Cell } from './cell.js';
import { inOneList, rowsWhere, scoresAt, sitesAt, valuesAt, type Frame, type Rows } from './frame.js';
import type { ModelChoice } from './model-choice.js';
import type { OutcomeKind } from './outcome-kind.js';
import type { OutcomeData } from './study.js';

/** The columns of one comparison, treatment arm first; complete cases of endline and baseline. */
export interface Compared {
  readonly endline: Column;
  readonly baseline: Column;
  /** 1 in the treatment arm, 0 in the comparison arm. */
  readonly arm: Column;
  readonly site: Column;
  /** The participant of each row. */
  readonly participant: Column;
  readonly level: number;
}

/** @throws NotEstimable `not_finite` where a score is infinite */
export function comparedOf(
  frame: Frame,
  outcome: OutcomeData,
  [treated, others]: readonly [Rows, Rows],
): Compared {
  const rows = inOneList(treated, others);
  const [endline, baseline, arm, site, participant] = completeCases([
    scoresAt(outcome, frame.endline, rows),
    scoresAt(outcome, frame.baseline, rows),
    new Float64Array(rows.length).fill(1, 0, treated.length),
    sitesAt(frame, rows),
    Float64Array.from(rows),
  ]) as [Column, Column, Column, Column, Column];
  return { endline, baseline, arm, site, participant, level: frame.plan.level };
}

/** A comparison without people. */
export const nobody = ({ plan }: Frame): Compared => {
  const none = new Float64Array();
  return { endline: none, baseline: none, arm: none, site: none, participant: none, level: plan.level };
};

/** The people of a comparison for whom `keep` holds. */
export function among(compared: Compared, keep: (participant: number) => boolean): Compared {
  const rows = rowsWhere(compared.participant.length, (i) => keep(compared.participant[i] as number));
  if (rows.length === compared.participant.length) return compared;
  const kept = (column: Column) => valuesAt(column, rows);
  const { endline, baseline, arm, site, participant, level } = compared;
  return {
    endline: kept(endline),
    baseline: kept(baseline),
    arm: kept(arm),
    site: kept(site),
    participant: kept(participant),
    level,
  };
}

/** Whether all said the same at baseline, so that arms are equal in it as they are and nothing is to be adjusted. */
const isSame = (kind: OutcomeKind, baseline: Column): boolean =>
  kind === 'yes_no' && baseline.length > 0 && baseline.every((answer) => answer === baseline[0]);

/** Baseline as a predictor; none where all said the same. */
export const adjustingFor = (kind: OutcomeKind, baseline: Column): Column[] =>
  isSame(kind, baseline) ? [] : [baseline];

/**
 * Treatment minus comparison at endline at equal baseline, by the model that was chosen. Of yes-or-no outcomes it is the
 * difference of shares, in percentage points, by the same least squares with errors that allow each share its variance.
 */
export function differenceOf(
  { method }: Pick<ModelChoice, 'method'>,
  { endline, baseline, arm, site, level }: Omit<Compared, 'participant'>,
  kind: OutcomeKind,
): Cell<AdjustedDifference> {
  if (method === 'describe_only') return { kind: 'not_estimable', reason: 'too_few_clusters' };
  return estimated(() => {
    if (method === 'ancova_cr2')
      return clusteredDifferences(arm, adjustingFor(kind, baseline), site, level)(endline);
    if (kind === 'yes_no') return adjustedRiskDifference(endline, arm, adjustingFor(kind, baseline), level);
    return ancova(endline, baseline, arm, level);
  });
}

/**
 * The same of one endline after the other.
 *
 * @param endlines of the same people, none missing; each is looked at before the next is made
 */
export function* differencesOf(
  { method }: Pick<ModelChoice, 'method'>,
  compared: Omit<Compared, 'participant' | 'endline'>,
  endlines: Iterable<Column>,
  kind: OutcomeKind,
): Generator<Cell<AdjustedDifference>> {
  const { baseline, arm, site, level } = compared;
  const prepared =
    method === 'ancova_cr2'
      ? estimated(() => ({ of: clusteredDifferences(arm, adjustingFor(kind, baseline), site, level) }))
      : undefined;
  for (const endline of endlines)
    if (!prepared) yield differenceOf({ method }, { ...compared, endline }, kind);
    else yield prepared.kind === 'estimated' ? estimated(() => prepared.of(endline)) : prepared;
}
