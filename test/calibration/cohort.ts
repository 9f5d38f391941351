import type { Column } from '@tongxing/statistics';
import type { Design, Dropout } from './design.js';
import { shuffled, type Source } from './draws.js';

/** The children of one synthetic study, one row a child. */
export interface Cohort {
  /** Observed scores: a true score and an error of measurement. */
  readonly baseline: Column;
  /** NaN where the child was lost. */
  readonly endline: Column;
  /** 1 where treated. */
  readonly arm: Column;
  readonly site: Column;
  /** 1 in the group that is asked about, half of each site. */
  readonly group: Column;
  /** In completed years at baseline; a year later at endline. */
  readonly age: Column;
}

/** Correlation of a child's true scores at the two waves. */
const STABILITY = 0.7;
/** Reliability 0.8: error variance beside a true variance of 1. */
const ERROR_VARIANCE = 0.25;
const SITE_SIZE = 20;
/** Coefficient of variation 0.9: √(exp σ² − 1). */
const LOG_SIZE_SD = 0.77;
const SMALLEST_SITE = 3;
const LOST = 0.2;
const YOUNGEST = 8;
const AGES = 4;

/**
 * Draws a study: baseline and endline of each child, moved by the effect where treated and, where sites have shocks,
 * together with the other children of the site.
 *
 * @param effect in standard deviations of the true score; in a single group, the mean change; where groups are asked
 *   about, in that group alone
 */
export function drawCohort(design: Design, effect: number, source: Source): Cohort {
  const { uniform, normal } = source;
  const children = childrenOf(design, source);
  const n = children.length;
  const [baseline, endline] = [new Float64Array(n), new Float64Array(n)];
  const levels = Array.from({ length: design.sites }, () => normal() * Math.sqrt(design.levels));
  const shocks = Array.from({ length: design.sites }, () => normal() * Math.sqrt(design.shock));
  const groupShocks =
    design.groupShock > 0
      ? Array.from({ length: design.sites }, () => normal() * Math.sqrt(design.groupShock))
      : undefined;
  const own = Math.sqrt(1 - STABILITY ** 2 - design.shock - design.groupShock / 2);
  const reaches = ({ treated, group }: Child) =>
    treated && (group === 1 || !design.question.startsWith('groups'));
  for (const [row, child] of children.entries()) {
    const { site, treated, group, age } = child;
    const grown = (years: number) => design.growth * (years - YOUNGEST);
    const before = (levels[site] as number) + normal() * Math.sqrt(1 - design.levels);
    const happened = (shocks[site] as number) + group * (groupShocks?.[site] ?? 0);
    const after = STABILITY * before + happened + own * normal() + (reaches(child) ? effect : 0);
    baseline[row] = before + grown(age) + normal() * Math.sqrt(ERROR_VARIANCE);
    endline[row] = after + grown(age + 1) + normal() * Math.sqrt(ERROR_VARIANCE);
    const risk = riskOf(design.dropout, baseline[row], endline[row], treated);
    if (risk > 0 && uniform() < risk) endline[row] = NaN;
  }
  return {
    baseline,
    endline,
    arm: Float64Array.from(children, ({ treated }) => (treated ? 1 : 0)),
    site: Float64Array.from(children, ({ site }) => site),
    group: Float64Array.from(children, ({ group }) => group),
    age: Float64Array.from(children, ({ age }) => age),
  };
}

interface Child {
  readonly site: number;
  readonly treated: boolean;
  readonly group: 0 | 1;
  readonly age: number;
}

function childrenOf({ sites, treated, sizes }: Design, source: Source): Child[] {
  const order = shuffled(sites, source);
  const treatedSites = new Set(order.slice(0, typeof treated === 'number' ? treated : sites / 2));
  return order.flatMap((site, place) => {
    const size = sizes === 'equal' ? SITE_SIZE : unequalSize(source);
    const isTreated = (i: number) => {
      if (treated === 'single_group') return true;
      if (treated === 'within_sites') return i % 2 === 0;
      return treatedSites.has(site) && !(treated === 'one_moved' && place === 0 && i === 0);
    };
    return Array.from({ length: size }, (_, i): Child => {
      const group = i % 4 < 2 ? 1 : 0;
      return { site, treated: isTreated(i), group, age: YOUNGEST + (i % AGES) };
    });
  });
}

const unequalSize = ({ normal }: Source): number =>
  Math.max(SMALLEST_SITE, Math.round(SITE_SIZE * Math.exp(LOG_SIZE_SD * normal() - LOG_SIZE_SD ** 2 / 2)));

/** The probability of being lost before endline; where it rests on scores, about one in five. */
function riskOf(dropout: Dropout, baseline: number, endline: number, treated: boolean): number {
  switch (dropout) {
    case 'none':
      return 0;
    case 'at_random':
      return LOST;
    case 'low_at_baseline':
      return falling(baseline);
    case 'low_at_endline':
      return falling(endline);
    case 'low_at_endline_in_comparison':
      return treated ? LOST : falling(endline);
  }
}

const falling = (score: number): number => 1 / (1 + Math.exp(1.6 + score));
