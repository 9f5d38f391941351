import type { BilingualText, ExitReason } from '@tongxing/contracts';
import type { OutcomeKind, OutcomeUnit } from './outcome-kind.js';

/** How a study is built: what it may claim follows from this, not from its results. */
export interface StudyDesign {
  readonly allocation: 'single_group' | 'unmatched' | 'matched' | 'randomised';
  /** Arms in the order they are reported; one arm for a single group. */
  readonly arms: readonly string[];
  readonly comparisons: readonly { readonly treatment: string; readonly comparison: string }[];
  /** Waves in time order, baseline first. */
  readonly waves: readonly { readonly code: string; readonly name: BilingualText }[];
  /** Sites with at least one participant. */
  readonly sites: number;
}

/**
 * How the scores of several versions were brought together.
 *
 * | extent    | scores                                    |
 * |-----------|-------------------------------------------|
 * | `whole`   | of all versions: the scale did not change |
 * | `anchors` | of all versions, on their shared items    |
 * | `bands`   | also of the next age band, on this scale's items |
 * | `none`    | of one version: they cannot be compared   |
 */
export interface OutcomeLink {
  readonly extent: 'whole' | 'anchors' | 'bands' | 'none';
  /** Oldest first; of bands, as `instrument@version`. */
  readonly versions: readonly string[];
  /** How many items link the versions; 0 where none does. */
  readonly shared: number;
  /** Waves, by their place in the design, at which some answered one version and some another. */
  readonly mixedWaves?: readonly number[];
}

/** An item of a scale as it was asked. */
export interface AskedItem {
  readonly id: string;
  /** The question, or the item's id where there is no text. */
  readonly name: BilingualText;
  /** Every number that an answer may count in the scale, from the lowest. */
  readonly levels: readonly number[];
  /** Whether the scale turns its answers round. */
  readonly isReversed: boolean;
}

/** A part of what sites are rated by: by wave one number a row, NaN where there is none. */
export interface ChecklistPart {
  readonly name: BilingualText;
  readonly scores: readonly Float64Array[];
}

/** What a rating of sites is made of. */
export interface Checklist {
  /** The scales of its parts. */
  readonly parts: readonly ChecklistPart[];
  /** Items of which each must be there: their levels, 0 where it is absent. */
  readonly mustHaves: readonly ChecklistPart[];
}

/** One scale over all participants and waves. */
export interface OutcomeData {
  /** As a plan names it. */
  readonly id: string;
  /** Whom it is about: people unless it says otherwise. Of sites, all rows of a site speak of that site. */
  readonly unit?: OutcomeUnit;
  /** What its numbers are: scores unless it says otherwise. */
  readonly kind?: OutcomeKind;
  readonly name: BilingualText;
  readonly domain: string;
  readonly direction: 'higher_is_better' | 'lower_is_better' | 'neutral';
  readonly measurement: 'reflective' | 'formative';
  /** Lowest and highest possible score. */
  readonly range: readonly [number, number];
  /** By wave: one score a participant, NaN where there is none. */
  readonly scores: readonly Float64Array[];
  /** Where waves were asked with different versions of the instrument. */
  readonly link?: OutcomeLink;
  /** By wave and item: oriented item values, one a participant, NaN where not answered. */
  readonly items: readonly (readonly Float64Array[])[];
  /** The items, in the order of `items`; absent where answers to single items are not told. */
  readonly asked?: readonly AskedItem[];
  /** Of ratings of sites with must-haves: what they are made of. */
  readonly checklist?: Checklist;
}

/** One fact about every participant, such as sex or boarding. */
export interface Fact {
  readonly name: string;
  /** A label a participant; null where not known. */
  readonly values: readonly (string | null)[];
}

/** That somebody has left the programme, when and why. */
export interface Exit {
  /** Calendar date, `YYYY-MM-DD`. */
  readonly on: string;
  readonly reason: ExitReason;
}

/** Somebody without an arm. */
export const NO_ARM = -1;
/** Nobody: the row of a record about a site. */
export const NO_PERSON = -2;

/** A day on which sessions were held for somebody. */
export interface AttendedDay {
  /** Calendar date, `YYYY-MM-DD`. */
  readonly on: string;
  readonly came: boolean;
}

/** A study's data as columns: row i of every column is participant i. */
export interface StudyData {
  readonly participants: number;
  /** Index into the design's arms, `NO_ARM`, or `NO_PERSON` of rows that hold nothing but records about a site. */
  readonly arm: Int32Array;
  /** Of rows that are nobody: the arm, as above, in which what they record was recorded. Absent where none is known. */
  readonly recordedIn?: Int32Array;
  /** A number that names each participant's site. */
  readonly site: Int32Array;
  /** By that number: the code by which the project knows the site. Absent where sites have none. */
  readonly siteCodes?: readonly string[];
  /** By wave: 1 where the participant answered anything, else 0. */
  readonly present: readonly Uint8Array[];
  /** By wave: age in completed years on the day of the interview, NaN where not known. Absent where nobody's is. */
  readonly ages?: readonly Float64Array[];
  /** Of each participant: how they left, null where they take part still. Absent where nobody has left. */
  readonly exits?: readonly (Exit | null)[];
  /** By wave: day of the interview, null where not known. Absent where attendance is not recorded. */
  readonly interviewedOn?: readonly (readonly (string | null)[])[];
  /** Of each participant the days that are recorded, each once. Absent where nobody's are. */
  readonly attendance?: readonly (readonly AttendedDay[])[];
  /** What is known of participants, by name. */
  readonly facts: readonly Fact[];
  readonly outcomes: readonly OutcomeData[];
  /** Submissions beyond the first for the same participant, wave and instrument; the first is analysed. */
  readonly duplicates: number;
}
