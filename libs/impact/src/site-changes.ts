import { shrunkenMeans, normalQuantile } from '@tongxing/statistics';
import type { ArmFigure } from './arm-figure.js';
import { estimated, type Cell } from './cell.js';
import {
  changeOf,
  distinctIn,
  rowsOfArm,
  rowsWhere,
  scoresAt,
  sitesAt,
  valuesAt,
  type Frame,
} from './frame.js';
import { FEWEST_SITES } from './model-choice.js';
import { kindOf, unitOf } from './outcome-kind.js';
import type { OutcomeData } from './study.js';

/** One site's mean change, drawn towards the arm's; no site is named. */
export interface SiteChange {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** How the sites of an arm differ in their change. */
export interface SiteSpread {
  /** Sites in the model, those that are not shown among them. */
  readonly sites: number;
  readonly mean: number;
  /** Standard deviation of sites' true mean changes. */
  readonly betweenSd: number;
  /** From the lowest to the highest. */
  readonly rows: readonly SiteChange[];
}

export interface ArmSites {
  readonly arm: string;
  readonly result: Cell<SiteSpread>;
}

/**
 * How far the sites of each arm changed, by empirical Bayes, for the outcomes that a plan judges by, or for all where
 * it names none.
 *
 * A site is shown where its change rests on as many people as may be told of; the width of its interval would give
 * their number away. Those not shown must be as many people together, or the smallest that are shown go with them; and
 * under the fewest sites of a published group none is. Sites have no names and stand in the order of their change.
 */
export function siteChangesOf(frame: Frame, outcome: OutcomeData, changes: readonly ArmFigure[]): ArmSites[] {
  const { plan } = frame;
  const isMain = plan.primary.length === 0 || plan.primary.includes(outcome.id);
  if (!isMain || kindOf(outcome) !== 'score' || unitOf(outcome) !== 'participant') return [];
  return changes.map(({ arm, main }) => {
    if (main.kind !== 'estimated') return { arm, result: main };
    return { arm, result: spreadOf(frame, changedBySite(frame, outcome, arm)) };
  });
}

interface Changed {
  readonly change: Float64Array;
  readonly site: Float64Array;
}

function changedBySite(frame: Frame, outcome: OutcomeData, arm: string): Changed {
  const rows = rowsOfArm(frame, arm);
  const change = changeOf(scoresAt(outcome, frame.baseline, rows), scoresAt(outcome, frame.endline, rows));
  const pairs = rowsWhere(rows.length, (i) => !Number.isNaN(change[i]));
  return { change: valuesAt(change, pairs), site: valuesAt(sitesAt(frame, rows), pairs) };
}

function spreadOf({ disclosure, plan }: Frame, { change, site }: Changed): Cell<SiteSpread> {
  if (distinctIn(site, () => true).size < FEWEST_SITES)
    return { kind: 'not_estimable', reason: 'too_few_clusters' };
  const found = estimated(() => shrunkenMeans(change, site));
  if (found.kind !== 'estimated') return found;
  const shown = sitesToShow(
    found.clusters.map(({ n }) => n),
    disclosure.minimum,
  );
  if (shown.length < (disclosure.ofSites ?? disclosure).minimum) return { kind: 'suppressed' };
  const z = normalQuantile(0.5 + plan.level / 2);
  const rows = shown.map((i) => {
    const { estimate, se } = found.clusters[i] as (typeof found.clusters)[number];
    return { estimate, low: estimate - z * se, high: estimate + z * se };
  });
  return {
    kind: 'estimated',
    sites: found.clusters.length,
    mean: found.mean,
    betweenSd: found.betweenSd,
    rows: rows.sort((a, b) => a.estimate - b.estimate),
  };
}

/**
 * Which sites may be shown: those with enough people, so long as all others together are nobody or enough as well.
 *
 * @param sizes people of each site
 * @returns places among the sizes, ascending
 * @example sitesToShow([12, 3, 15, 10], 10) // [0, 2]
 */
export function sitesToShow(sizes: readonly number[], minimum: number): number[] {
  const order = [...sizes.keys()].sort((a, b) => (sizes[a] as number) - (sizes[b] as number));
  let hidden = 0;
  let first = 0;
  while (first < order.length) {
    const next = sizes[order[first] as number] as number;
    if (next >= minimum && (hidden === 0 || hidden >= minimum)) break;
    hidden += next;
    first++;
  }
  return order.slice(first).sort((a, b) => a - b);
}
