import { factTerm, formatNumber, formatP, formatSigned } from '@tongxing/contracts';
import { absentText, armLabel, intervalText, pairLabel, type Absent, type Terms } from './from-results.js';

/** A count with its share, or the word for one that is withheld. */
export const shareText = (count: number | null, n: number, term: Terms): string =>
  count === null
    ? term('withheld')
    : `${String(count)} (${n === 0 ? '–' : formatNumber((100 * count) / n, 0)}%)`;

/** How many stand at one end of a scale: a dash for yes and no and for categories, which have no floor and no ceiling. */
export const endText = (
  kind: 'score' | 'yes_no' | 'ordered',
  count: number | null,
  scored: number | null,
  term: Terms,
): string => (kind === 'score' ? shareText(count, scored ?? 0, term) : '–');

/** How many were lost: a dash where versions cannot be compared, so that nobody can be told lost. */
export function lostText(
  lost: number | null,
  figure: { readonly kind: 'estimated' } | Absent,
  term: Terms,
): string {
  if (figure.kind === 'not_estimable' && figure.reason === 'not_comparable') return '–';
  return lost === null ? term('withheld') : String(lost);
}

/** How many of an arm changed reliably, as its results hold it. */
export type ReliableForTable =
  | {
      readonly kind: 'estimated';
      readonly n: number;
      readonly threshold: number;
      readonly higher: number | null;
      readonly unchanged: number | null;
      readonly lower: number | null;
    }
  | Absent;

/** The columns of the table that `reliableCells` fills, after the arm. */
export const RELIABLE_COLUMNS = ['n', 'threshold', 'reliablyHigher', 'notReliably', 'reliablyLower'] as const;

/** One arm's reliable changes in figures, or why there are none. */
export function reliableCells(result: ReliableForTable, term: Terms): string[] {
  if (result.kind !== 'estimated') return ['–', '–', absentText(term, result), '–', '–'];
  const { n, threshold, higher, unchanged, lower } = result;
  const shares = [higher, unchanged, lower].map((count) => shareText(count, n, term));
  return [String(n), formatNumber(threshold, 1), ...shares];
}

/** One arm at one wave, as its results hold it. */
export interface WaveStepForTable {
  readonly everyone:
    { readonly kind: 'estimated'; readonly n: number; readonly mean: number; readonly interval: Ends } | Absent;
  readonly change?:
    | { readonly kind: 'estimated'; readonly n: number; readonly change: number; readonly interval: Ends }
    | Absent
    | undefined;
}

interface Ends {
  readonly low: number;
  readonly high: number;
}

/** The columns of the table that `courseCells` fills, after arm and wave. */
export const COURSE_COLUMNS = ['n', 'mean', 'meanInterval', 'pairs', 'sinceBaseline', 'interval'] as const;

/** One arm at one wave in figures: everybody then, and the change since baseline. */
export function courseCells({ everyone, change }: WaveStepForTable, term: Terms): string[] {
  const mean =
    everyone.kind === 'estimated'
      ? [String(everyone.n), formatNumber(everyone.mean, 1), intervalText(everyone.interval)]
      : ['–', absentText(term, everyone), '–'];
  if (!change) return [...mean, '–', '–', '–'];
  if (change.kind !== 'estimated') return [...mean, '–', absentText(term, change), '–'];
  return [...mean, String(change.n), formatSigned(change.change, 1), intervalText(change.interval)];
}

/** A difference among children of the same age, as its results hold it. */
export type SameAgeForTable =
  | {
      readonly kind: 'estimated';
      readonly nBaseline: number;
      readonly nEndline: number;
      readonly ages: readonly number[];
      readonly estimate: number;
      readonly interval: Ends;
      readonly p: number;
    }
  | Absent;

/** The columns of the table that `sameAgeCells` fills, after the arm. */
export const SAME_AGE_COLUMNS = ['ages', 'nBaseline', 'nEndline', 'difference', 'interval', 'p'] as const;

/** One arm's difference at the same age in figures, or why there is none. */
export function sameAgeCells(result: SameAgeForTable, term: Terms): string[] {
  if (result.kind !== 'estimated') return ['–', '–', '–', absentText(term, result), '–', '–'];
  const { ages, nBaseline, nEndline, estimate, interval, p } = result;
  const counts = [nBaseline, nEndline].map(String);
  return [
    [...new Set(ages)].join('–'),
    ...counts,
    formatSigned(estimate, 1),
    intervalText(interval),
    formatP(p),
  ];
}

/** A difference between waves as two samples, as its results hold it. */
export type CrossSectionForTable =
  | {
      readonly kind: 'estimated';
      readonly nBaseline: number;
      readonly nEndline: number;
      readonly clusters: number;
      readonly estimate: number;
      readonly interval: Ends;
      readonly p: number;
    }
  | Absent;

/** The columns of the table that `crossSectionCells` fills, after the arm or arms. */
export const CROSS_SECTION_COLUMNS = [
  'nBaseline',
  'nEndline',
  'clustersUsed',
  'difference',
  'interval',
  'p',
] as const;

/** Waves compared as two samples in figures, or why there are none. */
export function crossSectionCells(result: CrossSectionForTable, term: Terms): string[] {
  if (result.kind !== 'estimated') return ['–', '–', '–', absentText(term, result), '–', '–'];
  const { nBaseline, nEndline, clusters, estimate, interval, p } = result;
  return [
    ...[nBaseline, nEndline, clusters].map(String),
    formatSigned(estimate, 1),
    intervalText(interval),
    formatP(p),
  ];
}

/** One group of a subgroup analysis, as its results hold it. */
export interface SubgroupRowForTable {
  readonly group: string;
  readonly figures:
    | { readonly kind: 'estimated'; readonly n: number; readonly estimate: number; readonly interval: Ends }
    | Absent;
  readonly variation:
    | { readonly kind: 'estimated'; readonly estimate: number; readonly interval: Ends; readonly p: number }
    | Absent;
}

/** The columns of the table that `subgroupCells` fills. */
export const SUBGROUP_COLUMNS = [
  'group',
  'n',
  'inGroup',
  'interval',
  'variation',
  'variationInterval',
  'p',
] as const;

/** One group in figures: its own, and how far it stands from all others. */
export function subgroupCells({ group, figures, variation }: SubgroupRowForTable, term: Terms): string[] {
  const own =
    figures.kind === 'estimated'
      ? [String(figures.n), formatSigned(figures.estimate, 1), intervalText(figures.interval)]
      : ['–', absentText(term, figures), '–'];
  const apart =
    variation.kind === 'estimated'
      ? [formatSigned(variation.estimate, 1), intervalText(variation.interval), formatP(variation.p)]
      : [absentText(term, variation), '–', '–'];
  return [factLabel(group, term), ...own, ...apart];
}

/** A fact or one of its labels as readers see it; what a programme named itself stays as it is. */
export function factLabel(name: string, term: Terms): string {
  const known = factTerm(name);
  return known ? term(known) : name;
}

/** What a table of groups is about: `Sex · named beforehand · centre − waiting`. */
export function subgroupCaption(
  subgroup: {
    readonly fact: string;
    readonly role: 'planned' | 'exploratory';
    readonly arm?: string | undefined;
    readonly treatment?: string | undefined;
    readonly comparison?: string | undefined;
  },
  arms: readonly string[],
  term: Terms,
): string {
  const { fact, role, arm, treatment, comparison } = subgroup;
  const of =
    treatment === undefined
      ? armLabel(arm, arms, term)
      : pairLabel({ treatment, comparison: comparison ?? '' }, term);
  return [factLabel(fact, term), of, term(role)].join(' · ');
}

/** A difference between arms, as its results hold it. */
export type DifferenceForTable =
  | {
      readonly kind: 'estimated';
      readonly estimate: number;
      readonly se: number;
      readonly interval: Ends;
      readonly p: number;
    }
  | Absent;

/** The columns of the table that `sensitivityRows` fills, after the comparison. */
export const SENSITIVITY_COLUMNS = ['method', 'difference', 'se', 'interval', 'p'] as const;

/** The main figure and the same with other answers to who was lost, a row each; none where nobody was lost. */
export function sensitivityRows(
  {
    result,
    sensitivity,
  }: {
    readonly result: DifferenceForTable;
    readonly sensitivity?:
      | {
          readonly analyses: readonly {
            readonly method: 'inverse_probability_weights' | 'multiple_imputation';
            readonly result: DifferenceForTable;
          }[];
        }
      | undefined;
  },
  term: Terms,
): string[][] {
  if (!sensitivity) return [];
  const others = sensitivity.analyses.map((a) => [term(a.method), ...differenceCells(a.result, term)]);
  return [[term('mainAnalysis'), ...differenceCells(result, term)], ...others];
}

function differenceCells(result: DifferenceForTable, term: Terms): string[] {
  if (result.kind !== 'estimated') return [absentText(term, result), '–', '–', '–'];
  const { estimate, se, interval, p } = result;
  return [formatSigned(estimate, 1), formatNumber(se, 1), intervalText(interval), formatP(p)];
}
