import type { AnalysisPlan, BilingualText } from '@tongxing/contracts';
import type {
  AdjustedDifference,
  AdjustedOdds,
  Alpha,
  Bounds,
  CoefficientTest,
  Interval,
  PairedChange,
} from '@tongxing/statistics';
import type { Answers } from './answers.js';
import type { DisclosedAttrition } from './attrition.js';
import type { CentreAttendance } from './centre-attendance.js';
import type { Cell } from './cell.js';
import type { Claim } from './claim.js';
import type { Distribution } from './distribution.js';
import type { Equivalence } from './equivalence.js';
import type { Finding } from './finding.js';
import type { ModelChoice } from './model-choice.js';
import type { OutcomeKind, OutcomeUnit } from './outcome-kind.js';
import type { OutcomeRole, Planning } from './planning.js';
import type { RankChange, RankComparison } from './ranks.js';
import type { ShareChange, ShareComparison } from './shares.js';
import type { ArmSites } from './site-changes.js';
import type { OutcomeLink, StudyDesign } from './study.js';
import type { VillageScores } from './villages.js';
import type { ChangeModel, MeanChange } from './within-arm.js';

export interface FlowRow {
  /** Absent in the row of those without an arm. */
  readonly arm?: string;
  readonly enrolled: number | null;
  /** By wave, in the design's order. Null where disclosure control hides the count. */
  readonly present: readonly (number | null)[];
  /** Present at baseline and at endline. */
  readonly both: number | null;
  /** Present at baseline and not at endline. */
  readonly lost: number | null;
}

/** Why people of an arm were lost between baseline and endline. Counts are null where withheld. */
export interface LossRow {
  /** Absent in the row of those without an arm. */
  readonly arm?: string;
  /** Left because child and parents came together again. */
  readonly reunited: number | null;
  /** Left for another recorded reason. */
  readonly otherReason: number | null;
  /** Lost, and no exit is recorded. */
  readonly notKnown: number | null;
}

export interface ArmChange {
  readonly arm: string;
  /** Scored at baseline without a score at endline; null where withheld, or where versions cannot be compared. */
  readonly lost: number | null;
  readonly model: ChangeModel;
  /** The main figure, by that model. */
  readonly main: Cell<MeanChange>;
  /** The same change by the paired t, which takes people as independent, with its standardized size. */
  readonly result: Cell<PairedChange>;
  /** What may be said of the main figure. */
  readonly sentence: BilingualText;
  /** How many changed by more than measurement error explains; absent for formative indices. */
  readonly reliable?: ReliableShare;
  /** Of yes-or-no outcomes: who changed their answer, by people taken as independent. */
  readonly shares?: Cell<ShareChange>;
  /** Of outcomes with categories in order: who moved between them. */
  readonly ranks?: Cell<RankChange>;
}

/** How many of an arm changed by more than one measurement differs from the next. */
export interface ReliableChange {
  /** People with both scores. */
  readonly n: number;
  /** Cronbach's alpha at baseline. */
  readonly reliability: number;
  /** In the scale's units: 19 of 20 people who did not change stay within it. */
  readonly threshold: number;
  /** People above, within and below the threshold; null where withheld. */
  readonly higher: number | null;
  readonly unchanged: number | null;
  readonly lower: number | null;
}

export interface ReliableShare {
  readonly result: Cell<ReliableChange>;
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
  readonly attrition?: DisclosedAttrition;
  /** How alike the arms were at baseline among those analysed. */
  readonly equivalence?: Equivalence;
  readonly result: Cell<AdjustedDifference>;
  readonly beside?: Cell<SecondTest>;
  /** Of yes-or-no outcomes: the shares at endline, and logistic regression beside the main figure. */
  readonly shares?: Cell<ShareComparison>;
  readonly odds?: Cell<AdjustedOdds>;
  /** Of outcomes with categories in order: the arms by order alone. */
  readonly ranks?: Cell<RankComparison>;
  /** Where somebody was lost and there is a figure. */
  readonly sensitivity?: Sensitivity;
  /** Where more were lost than the boundary permits, or children left to be with their parents. */
  readonly bounds?: LossBounds;
  /** Of primary outcomes with a figure. */
  readonly adjusted?: AdjustedTogether;
  /** How much may be said of this difference. */
  readonly claim: Claim;
  readonly sentence: BilingualText;
}

/** Everybody of an arm who was scored at a wave. */
export interface SampleMean {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
  readonly interval: Interval;
}

/** Mean change since baseline of those scored both then and at a later wave. */
export interface ChangeSince {
  readonly n: number;
  readonly change: number;
  /** Two-sided. */
  readonly p: number;
  readonly interval: Interval;
}

/** One arm at one wave. */
export interface WaveStep {
  readonly arm: string;
  readonly wave: string;
  readonly everyone: Cell<SampleMean>;
  /** Absent at baseline and before. */
  readonly change?: Cell<ChangeSince>;
}

/** The main difference with another answer to who was lost. */
export interface SensitivityAnalysis {
  readonly method: 'inverse_probability_weights' | 'multiple_imputation';
  readonly result: Cell<Pick<CoefficientTest, 'estimate' | 'se' | 'df' | 'p' | 'interval'>>;
}

export interface Sensitivity {
  readonly analyses: readonly SensitivityAnalysis[];
  readonly sentence: BilingualText;
}

/**
 * How far a difference of arms could lie from the main one because of those who were lost.
 *
 * | method                | those who were lost                                                                       |
 * |-----------------------|-------------------------------------------------------------------------------------------|
 * | `worst_case`          | stood anywhere on the scale                                                               |
 * | `worst_case_reunited` | stood anywhere if they left to be with their parents; all others who were lost are left out |
 * | `trimmed`             | are left out, with as many of the other arm's highest or lowest (Lee); random allocation only |
 */
export type BoundsMethod = 'worst_case' | 'worst_case_reunited' | 'trimmed';

export interface BoundsRow {
  readonly method: BoundsMethod;
  /** Treatment less comparison at endline, not adjusted for baseline; sampling error is not in it. */
  readonly result: Cell<Bounds>;
}

export interface LossBounds {
  readonly rows: readonly BoundsRow[];
  readonly sentence: BilingualText;
}

/** How endline goes with days attended, at equal baseline: SDs of endline for one SD of days. Not causal. */
export interface DoseFigures extends CoefficientTest {
  /** Children with both scores and recorded attendance. */
  readonly n: number;
  /** Sites by which errors go. */
  readonly clusters: number;
  readonly meanDays: number;
  readonly sdDays: number;
}

export interface DoseResponse {
  readonly arm: string;
  readonly result: Cell<DoseFigures>;
  readonly sentence: BilingualText;
}

/** A change within a group, or a difference between arms within it. */
export interface GroupFigures {
  readonly n: number;
  readonly estimate: number;
  /** Two-sided. */
  readonly p: number;
  readonly interval: Interval;
  /** Of a change: sites by which errors go; absent where they go by person. */
  readonly clusters?: number;
}

/** How much larger the figure of a group is than that of all other groups: the interaction. */
export type GroupVariation = Omit<GroupFigures, 'n' | 'clusters'>;

export interface SubgroupRow {
  readonly group: string;
  readonly figures: Cell<GroupFigures>;
  readonly variation: Cell<GroupVariation>;
}

/** One fact's groups: of a difference between arms where arms are compared, else of one arm's change. */
export interface SubgroupResults {
  /** `sex`, `age_band` or another fact about participants. */
  readonly fact: string;
  /** Planned: a plan locked in time names the fact, and the outcome as primary. */
  readonly role: 'planned' | 'exploratory';
  readonly arm?: string;
  readonly treatment?: string;
  readonly comparison?: string;
  readonly groups: readonly SubgroupRow[];
  readonly sentence: BilingualText;
}

/** Endline minus baseline among children who were of the same age, in completed years. */
export interface SameAgeDifference extends CoefficientTest {
  /** Scores compared; a child of a compared age at both waves counts twice. */
  readonly n: number;
  readonly nBaseline: number;
  readonly nEndline: number;
  /** Youngest and oldest age compared. */
  readonly ages: readonly [number, number];
  /** Sites by which errors go; absent where they go by child. */
  readonly clusters?: number;
}

export interface SameAge {
  readonly arm: string;
  readonly result: Cell<SameAgeDifference>;
  readonly sentence: BilingualText;
}

/** Endline minus baseline of everybody scored at either; of a comparison, how much further one arm moved. */
export interface CrossSectionDifference extends CoefficientTest {
  /** Scores; somebody scored at both waves counts twice. */
  readonly n: number;
  readonly nBaseline: number;
  readonly nEndline: number;
  /** Sites by which errors go. */
  readonly clusters: number;
}

/** Waves compared as two samples: of one arm, or of a treatment and a comparison arm. */
export interface CrossSection {
  readonly arm?: string;
  readonly treatment?: string;
  readonly comparison?: string;
  /** Why waves are compared as samples and not child by child. */
  readonly reason: BilingualText;
  readonly result: Cell<CrossSectionDifference>;
  readonly sentence: BilingualText;
}

/** A p-value adjusted by Benjamini–Hochberg for the tests of one domain's primary outcomes. */
export interface AdjustedTogether {
  readonly p: number;
  /** How many were adjusted together, this one among them. */
  readonly tests: number;
}

export interface WaveQuality {
  readonly wave: string;
  /** Null where withheld; then so are all counts of the wave. */
  readonly scored: number | null;
  /** People at the lowest and at the highest possible score; null where withheld, and of outcomes that are no scores. */
  readonly floor: number | null;
  readonly ceiling: number | null;
  /** Whether more than 15 % of those scored stand at that end; told also where the counts are withheld. */
  readonly crowded: { readonly floor: boolean; readonly ceiling: boolean };
  /** Absent for formative indices, which have no alpha. */
  readonly alpha?: Cell<ScaleAlpha>;
}

/** Who the people of each arm were at baseline, among those whom the main figures of one outcome rest on. */
export interface BaselineProfile {
  /** That outcome: the first of people that the plan names primary, else its first of people. */
  readonly outcome: string;
  readonly arms: readonly {
    readonly arm: string;
    /** Null where its figure is withheld or there is none; then all else of the arm is. */
    readonly n: number | null;
    /** Mean age in completed years at baseline; null where it is not known of enough people. */
    readonly meanAge: number | null;
  }[];
  /** Facts that the plan names for groups, in its order. */
  readonly facts: readonly {
    readonly fact: string;
    readonly groups: readonly {
      readonly group: string;
      /** By arm, as in `arms`; null where withheld. */
      readonly counts: readonly (number | null)[];
    }[];
  }[];
}

/** Cronbach's alpha; n is null where it would tell how many were scored. */
export type ScaleAlpha = Omit<Alpha, 'n'> & { readonly n: number | null };

export interface OutcomeResults {
  readonly id: string;
  readonly kind: OutcomeKind;
  /** What n counts. */
  readonly unit: OutcomeUnit;
  readonly name: BilingualText;
  readonly domain: string;
  readonly role: OutcomeRole;
  readonly direction: 'higher_is_better' | 'lower_is_better' | 'neutral';
  readonly range: readonly [number, number];
  /** Where waves were asked with different versions of the instrument. */
  readonly link?: OutcomeLink;
  readonly quality: readonly WaveQuality[];
  readonly changes: readonly ArmChange[];
  readonly course: readonly WaveStep[];
  /** Of scores of people: how they were spread at baseline and endline. */
  readonly distribution?: Distribution;
  /** Of reflective scales of people: what was answered to each item, where it may be told. */
  readonly answers?: Answers;
  /** By arm; empty where ages are not known or arms are compared. */
  readonly sameAge: readonly SameAge[];
  /** Where an arm's endline holds mostly people without a baseline score; otherwise empty. */
  readonly crossSections: readonly CrossSection[];
  readonly contrasts: readonly Contrast[];
  readonly subgroups: readonly SubgroupResults[];
  /** How the sites of each arm changed; empty for outcomes of which it is not told. */
  readonly sites: readonly ArmSites[];
  /** By arm with recorded attendance; empty where nobody's is. */
  readonly dose: readonly DoseResponse[];
}

/** Changes with the shape of results: kept results of another shape are made anew. */
export const RESULTS_SCHEMA = 'tongxing.results/6';

/** Everything a report may print, and nothing about any one person. Plain JSON: no NaN, no Infinity. */
export interface ImpactResults {
  readonly schema: typeof RESULTS_SCHEMA;
  readonly design: StudyDesign;
  readonly plan: AnalysisPlan;
  readonly planning: Planning;
  readonly claim: Claim;
  readonly flow: readonly FlowRow[];
  /** Why people were lost between baseline and endline, by arm; empty where nobody was. */
  readonly losses: readonly LossRow[];
  /** Absent where the plan has no outcome of people. */
  readonly profile?: BaselineProfile;
  readonly outcomes: readonly OutcomeResults[];
  /** What villages were rated, one by one; empty where no checklist is named by the plan. */
  readonly villages: readonly VillageScores[];
  /** Where attendance is recorded and may be told by centre. */
  readonly attendance?: CentreAttendance;
  readonly findings: readonly Finding[];
}
