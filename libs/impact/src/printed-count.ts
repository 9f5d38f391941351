import type { PeopleKind, PeopleOfKind } from './people-kind.js';

/** A count of a report: of whom it is, and whether it is hidden. */
export interface PrintedCount {
  readonly includes: (kind: PeopleKind) => boolean;
  /** What hiding it costs the reader, beside others; infinite where it cannot be hidden. */
  readonly price: number;
  isHidden: boolean;
}

/** Counts that are related, and the people they are of. */
export interface CountedPeople {
  readonly counts: readonly PrintedCount[];
  /** By arm: who is there, and every kind there could be. */
  readonly arms: readonly { readonly people: readonly PeopleOfKind[]; readonly kinds: readonly PeopleKind[] }[];
  /** Whether somebody may be thought away: not where figures rest on scores that no count here tells of. */
  readonly canShrink: boolean;
}

/** Another study that could be: so many people at most are of another kind, have come or have gone. */
interface Change {
  readonly most: number;
  readonly up: readonly PrintedCount[];
  readonly down: readonly PrintedCount[];
  readonly all: readonly PrintedCount[];
}

/**
 * Hides what else must be hidden so that every hidden count could have at least `minimum` values for a reader who knows
 * all that is printed.
 *
 * A hidden count can have other values where people could have come, gone or been of another kind with no printed count
 * the wiser. Such a study differs from the true one by whole people, and other outcomes are left as they are, so that
 * it could be: what is found is sound, in whole numbers and whatever else is printed about other outcomes. Where there
 * are too few such studies, the cheapest counts are hidden that open more. Changes that need several kinds at once are
 * not looked for: now and then one count more is hidden than need be.
 *
 * @param hidden those to guard, each with the people it is related by; what is hidden anew is guarded as well
 */
export function coverHidden(
  hidden: Iterable<readonly [PrintedCount, CountedPeople]>,
  worldOf: (count: PrintedCount, found: CountedPeople) => CountedPeople,
  minimum: number,
): void {
  const changes = new Map<CountedPeople, Change[]>();
  const queue = [...hidden];
  for (const [count, people] of queue) {
    const possible = changes.get(people) ?? changesOf(people);
    changes.set(people, possible);
    for (const other of cheapestCover(count, possible, minimum - 1)) {
      other.isHidden = true;
      queue.push([other, worldOf(other, people)]);
    }
  }
}

/** What to hide so that a count can have `spread` values more than the true one; nothing where it can already. */
function cheapestCover(count: PrintedCount, changes: readonly Change[], spread: number): PrintedCount[] {
  const isOpen = ({ all }: Change) => all.every((other) => other.isHidden);
  const widest = (ways: readonly Change[]) =>
    ways.filter(isOpen).reduce((most, change) => Math.max(most, change.most), 0);
  const ups = changes.filter(({ up }) => up.includes(count));
  const downs = changes.filter(({ down }) => down.includes(count));
  const [more, fewer] = [widest(ups), widest(downs)];
  if (more + fewer >= spread) return [];
  const enough = [
    ...ups.filter(({ most }) => most + fewer >= spread),
    ...downs.filter(({ most }) => most + more >= spread),
  ];
  const costOf = ({ all }: Change) => all.reduce((sum, { isHidden, price }) => sum + (isHidden ? 0 : price), 0);
  const [best] = enough.map((change) => ({ change, cost: costOf(change) })).sort((a, b) => a.cost - b.cost);
  if (!best || best.cost === Infinity) return [];
  return best.change.all.filter(({ isHidden }) => !isHidden);
}

function changesOf({ counts, arms, canShrink }: CountedPeople): Change[] {
  const nobody = { kind: undefined, elsewhere: undefined };
  return arms.flatMap(({ people, kinds }) =>
    [nobody, ...people].flatMap(({ kind: from, elsewhere }) =>
      [...kinds, undefined].flatMap((to): Change[] => {
        if (!canShrink && ((from?.scored ?? 0) & ~(to?.scored ?? 0)) !== 0) return [];
        const most = elsewhere ? countOf(elsewhere, (waves) => (waves & ~(to?.present ?? 0)) === 0) : Infinity;
        const isIn = (count: PrintedCount, kind: PeopleKind | undefined) => !!kind && count.includes(kind);
        const up = counts.filter((count) => isIn(count, to) && !isIn(count, from));
        const down = counts.filter((count) => isIn(count, from) && !isIn(count, to));
        return most > 0 && up.length + down.length > 0 ? [{ most, up, down, all: [...up, ...down] }] : [];
      }),
    ),
  );
}

function countOf(people: ReadonlyMap<number, number>, holds: (waves: number) => boolean): number {
  let sum = 0;
  for (const [waves, count] of people) if (holds(waves)) sum += count;
  return sum;
}
