import {
  armTerm,
  formatBound,
  formatEquation,
  formatNumber,
  formatP,
  formatSigned,
  type GlossaryTerm,
} from '@tongxing/contracts';
import type { DumbbellChart } from './dumbbell.js';
import type { FlowChart } from './flow.js';
import type { ForestChart, ForestRow } from './forest.js';

/** Looks a term of the glossary up in the language of the chart. */
export type Terms = (term: GlossaryTerm) => string;

/** One arm's change, or why there is no figure. */
export type ChangeResult =
  | {
      readonly kind: 'estimated';
      readonly meanBefore: number;
      readonly meanAfter: number;
      readonly change: number;
      readonly interval: { readonly low: number; readonly high: number };
    }
  | Absent;

/** A scale's changes by arm, with its texts in the language of the chart. */
export interface OutcomeForChart {
  readonly name: string;
  readonly kind: 'score' | 'yes_no' | 'ordered';
  readonly range: readonly [number, number];
  readonly changes: readonly { readonly arm: string; readonly result: ChangeResult }[];
}

/** Why there is no figure. */
export type Absent =
  { readonly kind: 'suppressed' } | { readonly kind: 'not_estimable'; readonly reason?: string };

/** Reasons that have words of their own; all others are too few data. */
const ABSENCES: Readonly<Record<string, GlossaryTerm>> = {
  too_few_clusters: 'tooFewSites',
  unreliable: 'unreliable',
  not_comparable: 'notComparable',
};

/** The words that stand where a figure would. */
export function absentText(term: Terms, absent: Absent): string {
  if (absent.kind === 'suppressed') return term('withheld');
  return term(ABSENCES[absent.reason ?? ''] ?? 'noFigure');
}

/** Both ends of an interval, never rounded onto zero. */
export const intervalText = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  `${formatBound(low, 1)}, ${formatBound(high, 1)}`;

/** What one comparison rests on, as its results hold it. */
export interface BasisForTable {
  /** Figures are null where withheld. */
  readonly attrition?: {
    readonly overall: number | null;
    readonly differential: number | null;
    readonly permitted: number | null;
  };
  readonly equivalence?: { readonly g: number; readonly index: 'hedges' | 'cox' };
  readonly beside?:
    | {
        readonly kind: 'estimated';
        readonly method: 'randomisation_inference' | 'wild_cluster_bootstrap';
        readonly p: number;
      }
    | Absent;
  readonly claim: { readonly rung: 'change' | 'contribution' | 'effect' };
}

/** The columns of the table that `basisCells` fills, after the comparison itself. */
export const BASIS_COLUMNS = ['attrition', 'differential', 'equivalence', 'secondTest', 'rung'] as const;

/** Attrition, baseline and second test of one comparison in words and figures; a dash where there is none. */
export function basisCells({ attrition, equivalence, beside, claim }: BasisForTable, term: Terms): string[] {
  const second =
    beside?.kind === 'estimated' ? `${term(beside.method)}, ${formatEquation('p', formatP(beside.p))}` : '–';
  return [
    ...attritionCells(attrition, term),
    equivalence ? `${formatNumber(equivalence.g, 2)}${equivalence.index === 'cox' ? ' (Cox)' : ''}` : '–',
    second,
    term(`rung_${claim.rung}`),
  ];
}

/** Overall attrition and its differential with what is permitted; a dash where there is none. */
export function attritionCells(attrition: BasisForTable['attrition'], term: Terms): [string, string] {
  if (!attrition) return ['–', '–'];
  const { overall, differential, permitted } = attrition;
  if (overall === null || differential === null || permitted === null)
    return [term('withheld'), term('withheld')];
  return [`${formatNumber(overall, 1)}%`, `${formatSigned(differential, 1)} (${formatNumber(permitted, 1)})`];
}

/** An arm's name as readers see it; the one arm of a single group is everyone. */
export function armLabel(arm: string | undefined, arms: readonly string[], term: Terms): string {
  if (arm === undefined) return term('withoutArm');
  if (arm === 'all' && arms.length === 1) return term('everyone');
  const own = armTerm(arm);
  return own ? term(own) : arm;
}

/** Two arms that are set against each other, the second taken from the first. */
export const pairLabel = (
  { treatment, comparison }: { readonly treatment: string; readonly comparison: string },
  term: Terms,
): string => [treatment, comparison].map((arm) => armLabel(arm, [treatment, comparison], term)).join(' − ');

const MEANS = { score: 'meansChart', yes_no: 'shareChart', ordered: 'riditChart' } as const;
const UNITS = { yes_no: 'percent', ordered: 'ridits' } as const;
const CHANGES = { score: 'changeAxis', yes_no: 'shareAxis', ordered: 'categoryAxis' } as const;
const MIXED = { score: undefined, yes_no: 'unitShare', ordered: 'unitCategory' } as const;

/** What scores of an outcome are counted in. */
export const unitOfScores = (
  kind: OutcomeForChart['kind'],
  range: OutcomeForChart['range'],
  term: Terms,
): string =>
  term(kind === 'score' ? (range[0] === 0 && range[1] === 100 ? 'points' : 'ownUnits') : UNITS[kind]);

/** Means, or shares, before and after in each arm. */
export function meansChart({ name, kind, range, changes }: OutcomeForChart, term: Terms): DumbbellChart {
  const rows = changes.map(({ arm, result }) => {
    if (result.kind !== 'estimated') return { label: arm, note: absentText(term, result) };
    const { meanBefore: before, meanAfter: after } = result;
    return { label: arm, before, after, value: `${formatNumber(before, 1)} → ${formatNumber(after, 1)}` };
  });
  return {
    kind: 'dumbbell',
    title: `${name} · ${term(MEANS[kind])}`,
    description: inWords(rows),
    domain: range,
    axis: unitOfScores(kind, range, term),
    legend: { before: term('baseline'), after: term('endline') },
    rows,
  };
}

/** Change in each arm with its interval; where there are several scales, each under its heading. */
export function changeChart(outcomes: readonly OutcomeForChart[], term: Terms): ForestChart {
  const [first] = outcomes;
  const subject = outcomes.length === 1 && first ? first.name : term('overview');
  const [kind = 'score', ...kinds] = new Set(outcomes.map((outcome) => outcome.kind));
  const groups = outcomes.map(({ name, kind: own, changes }) => ({
    ...(outcomes.length > 1 && { heading: kinds.length > 0 ? withUnit(name, own, term) : name }),
    rows: changes.map((change) => forestRow(change, term)),
  }));
  return {
    kind: 'forest',
    title: `${subject} · ${term('forestChart')}`,
    description: groups.map(({ heading, rows }) => `${heading ?? subject}: ${inWords(rows)}`).join('. '),
    axis: term(kinds.length > 0 ? 'changeAxis' : CHANGES[kind]),
    groups,
  };
}

/** Where outcomes of several kinds stand together, those that are no scores say what they are counted in. */
function withUnit(name: string, kind: OutcomeForChart['kind'], term: Terms): string {
  const unit = MIXED[kind];
  return unit ? `${name} (${term(unit)})` : name;
}

function forestRow({ arm, result }: OutcomeForChart['changes'][number], term: Terms): ForestRow {
  if (result.kind !== 'estimated') return { label: arm, note: absentText(term, result) };
  const { change, interval } = result;
  const value = `${formatSigned(change, 1)} (${intervalText(interval)})`;
  return { label: arm, estimate: change, low: interval.low, high: interval.high, value };
}

/** Participants by arm through the waves; a null count is withheld. */
export function flowChart(
  waves: readonly string[],
  flow: readonly {
    readonly arm: string;
    readonly enrolled: number | null;
    readonly present: readonly (number | null)[];
    readonly both: number | null;
  }[],
  term: Terms,
): FlowChart {
  const stages = [term('enrolled'), ...waves, term('bothWaves')];
  const rows = flow.map(({ arm, enrolled, present, both }) => ({
    label: arm,
    counts: [enrolled, ...present, both].map((count) => (count === null ? term('withheld') : String(count))),
  }));
  const words = rows.map(
    ({ label, counts }) => `${label}: ${stages.map((s, i) => `${s} ${counts[i] ?? ''}`).join(', ')}`,
  );
  return { kind: 'flow', title: term('flowTitle'), description: words.join('; '), stages, rows };
}

const inWords = (
  rows: readonly ({ label: string; value: string } | { label: string; note: string })[],
): string => rows.map((row) => `${row.label}: ${'value' in row ? row.value : row.note}`).join('; ');
