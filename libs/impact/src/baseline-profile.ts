import { factValues } from './facts.js';
import { rowsOfArm, scoresAt, type Frame } from './frame.js';
import { unitOf } from './outcome-kind.js';
import type { OutcomeData } from './study.js';

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

/**
 * The people of each arm at baseline: how many, how old, and how many of each group that the plan names.
 *
 * Groups are counted among the very people that the outcome's subgroups rest on, and only where none of these is
 * withheld: each count is then of ten or more in its arm, and what is not told adds up to as many.
 *
 * @returns undefined of plans without an outcome of people
 */
export function baselineProfileOf(
  frame: Frame,
  planned: readonly OutcomeData[],
  results: readonly Shown[],
): BaselineProfile | undefined {
  const ofPeople = planned.filter((outcome) => unitOf(outcome) === 'participant');
  const outcome = ofPeople.find(({ id }) => frame.plan.primary.includes(id)) ?? ofPeople[0];
  const shown = results.find(({ id }) => id === outcome?.id);
  if (!outcome || !shown) return undefined;
  const arms = frame.design.arms.map((arm) => {
    const main = shown.changes.find((change) => change.arm === arm)?.main;
    const rows = main?.kind === 'estimated' ? pairsOf(frame, outcome, arm) : undefined;
    return { arm, rows };
  });
  return {
    outcome: outcome.id,
    arms: arms.map(({ arm, rows }) => ({
      arm,
      n: rows?.length ?? null,
      meanAge: rows ? meanAge(frame, rows) : null,
    })),
    facts: (frame.plan.subgroups ?? []).flatMap((fact) => factIn(frame, fact, shown, arms)),
  };
}

/** What is told of an outcome already. */
interface Shown {
  readonly id: string;
  readonly changes: readonly { readonly arm: string; readonly main: { readonly kind: string } }[];
  readonly subgroups: readonly {
    readonly fact: string;
    readonly arm?: string;
    readonly treatment?: string;
    readonly comparison?: string;
    readonly groups: readonly { readonly group: string; readonly figures: { readonly kind: string } }[];
  }[];
}

interface ArmRows {
  readonly arm: string;
  readonly rows: readonly number[] | undefined;
}

function factIn(
  frame: Frame,
  fact: string,
  { subgroups }: Shown,
  arms: readonly ArmRows[],
): BaselineProfile['facts'] {
  const values = factValues(frame, fact);
  const asked = subgroups.filter((subgroup) => subgroup.fact === fact);
  if (!values || asked.length === 0) return [];
  const groups = (asked[0]?.groups ?? []).map(({ group }) => ({
    group,
    counts: arms.map(({ arm, rows }) => {
      const of = asked.filter((s) => [s.arm, s.treatment, s.comparison].includes(arm));
      const isTold =
        of.length > 0 &&
        asked.every((s) => s.groups.find((row) => row.group === group)?.figures.kind !== 'suppressed');
      return rows && isTold ? rows.filter((row) => values[row] === group).length : null;
    }),
  }));
  return [{ fact, groups }];
}

function pairsOf(frame: Frame, outcome: OutcomeData, arm: string): number[] {
  const rows = rowsOfArm(frame, arm);
  const [before, after] = [frame.baseline, frame.endline].map((wave) => scoresAt(outcome, wave, rows));
  return rows.filter((_, i) => !Number.isNaN(before?.[i]) && !Number.isNaN(after?.[i]));
}

/** Where the age of a few is not known, the mean of all others is told: it tells nothing of these. */
function meanAge({ data, baseline, disclosure }: Frame, rows: readonly number[]): number | null {
  const ages = rows.map((row) => data.ages?.[baseline]?.[row] ?? NaN).filter((age) => !Number.isNaN(age));
  return ages.length < disclosure.minimum ? null : ages.reduce((sum, age) => sum + age, 0) / ages.length;
}
