import type { BilingualText } from '@tongxing/contracts';
import type { Frame } from './frame.js';
import { armOf, rowsBySite } from './site-study.js';
import { NO_ARM, type ChecklistPart, type OutcomeData } from './study.js';

/** At baseline and at endline; null where there is no rating. */
export type Ends = readonly [before: number | null, after: number | null];

/** What one village's protection system was rated. */
export interface VillageSheet {
  /** The code by which the project knows it. */
  readonly village: string;
  readonly arm: string;
  readonly overall: Ends;
  /** By part, as `VillageScores` names them. */
  readonly parts: readonly Ends[];
  /** By must-have: its level, 0 where it is absent. */
  readonly mustHaves: readonly Ends[];
}

/** The ratings of all villages by one checklist. */
export interface VillageScores {
  /** The outcome that they add up to. */
  readonly outcome: string;
  readonly name: BilingualText;
  readonly range: readonly [number, number];
  readonly parts: readonly BilingualText[];
  readonly mustHaves: readonly BilingualText[];
  /** Of the villages here. */
  readonly medians: { readonly overall: Ends; readonly parts: readonly Ends[] };
  /** In the order of their codes. */
  readonly villages: readonly VillageSheet[];
}

/**
 * What villages were rated by the checklists that a plan names. A checklist speaks of an institution, and of no child;
 * villages are told one by one, in arms with as many rated as a published group must have.
 */
export function villagesOf(frame: Frame, outcomes: readonly OutcomeData[]): VillageScores[] {
  return outcomes.flatMap((outcome) => {
    const { checklist, id, name, range } = outcome;
    if (!checklist || outcome.unit !== 'site') return [];
    const rated = sheetsOf(frame, outcome).filter(({ overall }) => overall.some((score) => score !== null));
    const fewest = (frame.disclosure.ofSites ?? frame.disclosure).minimum;
    const villages = rated.filter(({ arm }) => rated.filter((other) => other.arm === arm).length >= fewest);
    if (villages.length === 0) return [];
    const medians = {
      overall: medianOf(villages.map(({ overall }) => overall)),
      parts: checklist.parts.map((_, part) => medianOf(villages.map(({ parts }) => parts[part] as Ends))),
    };
    const names = (parts: readonly ChecklistPart[]) => parts.map((part) => part.name);
    return [
      {
        outcome: id,
        name,
        range,
        parts: names(checklist.parts),
        mustHaves: names(checklist.mustHaves),
        medians,
        villages,
      },
    ];
  });
}

function sheetsOf(frame: Frame, { scores, checklist }: OutcomeData): VillageSheet[] {
  const { data, design, baseline, endline } = frame;
  const ends = (
    waves: readonly Float64Array[],
    rows: readonly number[],
    of: (ratings: readonly number[]) => number,
  ): Ends => {
    const at = (wave: number) => {
      const ratings = rows.map((row) => waves[wave]?.[row] ?? NaN).filter((score) => !Number.isNaN(score));
      return ratings.length === 0 ? null : of(ratings);
    };
    return [at(baseline), at(endline)];
  };
  return [...rowsBySite(data).values()]
    .flatMap((rows) => {
      const arm = armOf(data, rows);
      const village = data.siteCodes?.[data.site[rows[0] as number] as number];
      if (arm === NO_ARM || village === undefined) return [];
      return [
        {
          village,
          arm: design.arms[arm] as string,
          overall: ends(scores, rows, mean),
          parts: (checklist?.parts ?? []).map((part) => ends(part.scores, rows, mean)),
          // Where it was rated twice the lower counts: a must-have is there or not.
          mustHaves: (checklist?.mustHaves ?? []).map((part) =>
            ends(part.scores, rows, (ratings) => Math.min(...ratings)),
          ),
        },
      ];
    })
    .sort((a, b) => (a.village < b.village ? -1 : 1));
}

const mean = (ratings: readonly number[]): number => ratings.reduce((sum, x) => sum + x, 0) / ratings.length;

function medianOf(all: readonly Ends[]): Ends {
  const at = (end: 0 | 1) => {
    const scores = all.flatMap((ends) => ends[end] ?? []).sort((a, b) => a - b);
    const middle = scores.length / 2;
    if (scores.length === 0) return null;
    return mean([scores[Math.ceil(middle) - 1] as number, scores[Math.floor(middle)] as number]);
  };
  return [at(0), at(1)];
}
