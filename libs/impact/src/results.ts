import type { AnalysisPlan, BilingualText } from '@tongxing/contracts';
import type { AdjustedDifference, Alpha, NotEstimableReason, PairedChange } from '@tongxing/statistics';
import type { Attrition } from './attrition.js';
import type { Claim } from './claim.js';
import type { Equivalence } from './equivalence.js';
import type { Finding } from './findings.js';
import type { ModelChoice } from './model-choice.js';
import type { Planning } from './planning.js';
import type { StudyDesign } from './study.js';

/**
 * A figure, or why there is none.
 *
 * | data                                    | kind            |
 * |-----------------------------------------|-----------------|
 * | enough                                  | `estimated`     |
 * | too few, constant, collinear            | `not_estimable` |
 * | enough, but from too few people to publish | `suppressed` |
 */
export type Cell<T> =
  | ({ readonly kind: 'estimated' } & T)
  | { readonly kind: 'not_estimable'; readonly reason: NotEstimableReason | 'too_few_clusters' }
  | { readonly kind: 'suppressed' };

export interface FlowRow {
  /** Absent in the row of those without an arm. */
  readonly arm?: string;
  readonly enrolled: number | null;
  /** By wave, in the design's order. Null where disclosure control hides the count. */
  readonly present: readonly (number | null)[];
  /** Present at baseline and at endline. */
  readonly both: number | null;
}

export interface ArmChange {
  readonly arm: string;
  /** Scored at baseline without a score at endline. */
  readonly lost: number | null;
  readonly result: Cell<PairedChange>;
  /** What may be said of it. */
  readonly sentence: BilingualText;
}

/** A test of the same difference that needs less to be true where sites are few. */
export interface SecondTest {
  readonly method: 'randomisation_inference' | 'wild_cluster_bootstrap';
  /** Two-sided. */
  readonly p: number;
  /** Whether every pattern was gone through, or a sample of them drawn with the plan's seed. */
  readonly exact: boolean;
}

export interface Contrast {
  readonly treatment: string;
  readonly comparison: string;
  readonly model: ModelChoice;
  /** From enrolment to this outcome's analysis; absent where there is no figure. */
  readonly attrition?: Attrition;
  /** How alike the arms were at baseline among those analysed. */
  readonly equivalence?: Equivalence;
  readonly result: Cell<AdjustedDifference>;
  readonly beside?: Cell<SecondTest>;
  /** How much may be said of this difference. */
  readonly claim: Claim;
  readonly sentence: BilingualText;
}

export interface WaveQuality {
  readonly wave: string;
  readonly scored: number | null;
  /** Absent for formative indices, which have no alpha. */
  readonly alpha?: Cell<Alpha>;
}

export interface OutcomeResults {
  readonly id: string;
  readonly name: BilingualText;
  readonly domain: string;
  readonly direction: 'higher_is_better' | 'lower_is_better' | 'neutral';
  readonly range: readonly [number, number];
  readonly quality: readonly WaveQuality[];
  readonly changes: readonly ArmChange[];
  readonly contrasts: readonly Contrast[];
}

/** Everything a report may print, and nothing about any one person. Plain JSON: no NaN, no Infinity. */
export interface ImpactResults {
  readonly schema: 'tongxing.results/1';
  readonly design: StudyDesign;
  readonly plan: AnalysisPlan;
  readonly planning: Planning;
  readonly claim: Claim;
  readonly flow: readonly FlowRow[];
  readonly outcomes: readonly OutcomeResults[];
  readonly findings: readonly Finding[];
}
