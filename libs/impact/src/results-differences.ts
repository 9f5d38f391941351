import type { JsonValue } from '@tongxing/contracts';
import type { ImpactResults } from './results.js';

/** A figure or text of results that is not what it was. */
export interface ResultsDifference {
  /** Where it stands, as `outcomes › Positive affect › changes › nature › main › change`. */
  readonly path: string;
  /** Absent where there was nothing, or is nothing now. */
  readonly then?: JsonValue;
  readonly now?: JsonValue;
}

/**
 * Compares two results documents leaf by leaf.
 *
 * Numbers must be equal to the last digit: the same data, plan and code give the same double. Members of lists are
 * matched by what names them (id, arm, wave, code), and by their place where nothing does.
 *
 * @param then results that were kept
 * @param now the same analysis made again
 * @returns the differences in reading order; none where both say the same
 */
export function resultsDifferences(then: ImpactResults, now: ImpactResults): ResultsDifference[] {
  const found: ResultsDifference[] = [];
  compare([], then as unknown as JsonValue, now as unknown as JsonValue, found);
  return found;
}

function compare(
  path: readonly string[],
  then: JsonValue | undefined,
  now: JsonValue | undefined,
  found: ResultsDifference[],
): void {
  const [before, after] = [membersOf(then), membersOf(now)];
  if (before && after) {
    for (const key of new Set([...before.keys(), ...after.keys()]))
      compare([...path, key], before.get(key), after.get(key), found);
    return;
  }
  if (then === now) return;
  found.push({
    path: path.join(' › '),
    ...(then !== undefined && { then }),
    ...(now !== undefined && { now }),
  });
}

/** The members of an object or a list by name; undefined for a leaf. */
function membersOf(value: JsonValue | undefined): Map<string, JsonValue | undefined> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value as Record<string, JsonValue>));
  const members = new Map<string, JsonValue>();
  (value as readonly JsonValue[]).forEach((member, i) => {
    const name = nameOf(member);
    members.set(name === undefined || members.has(name) ? String(i + 1) : name, member);
  });
  return members;
}

/** What tells a member of a list from the others. */
const NAMES = ['id', 'code', 'arm', 'treatment', 'wave', 'value', 'reason'] as const;

function nameOf(member: JsonValue): string | undefined {
  if (typeof member !== 'object' || member === null || Array.isArray(member)) return undefined;
  const names = NAMES.flatMap((key) => {
    const name = (member as Record<string, JsonValue>)[key];
    return typeof name === 'string' ? [name] : [];
  });
  return names.length > 0 ? names.join(' ') : undefined;
}
