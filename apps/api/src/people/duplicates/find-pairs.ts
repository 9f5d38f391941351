import { comparePeople, WORTH_A_LOOK, type Comparison, type PersonFacts } from './compare.js';
import { readingsOf } from './readings.js';

export interface Entry extends PersonFacts {
  readonly id: string;
}

export interface FoundPair extends Comparison {
  readonly first: Entry;
  readonly second: Entry;
}

/**
 * Pairs worth a look, the likeliest first. Only entries that share a reading, a telephone or a month of birth are
 * compared: no other pair can reach the score.
 */
export function findPairs(entries: readonly Entry[]): FoundPair[] {
  const groups = new Map<string, number[]>();
  entries.forEach((entry, i) => {
    for (const key of keysOf(entry)) groups.set(key, [...(groups.get(key) ?? []), i]);
  });
  const pairs = new Map<string, FoundPair>();
  for (const members of groups.values())
    members.forEach((a, at) => {
      for (const b of members.slice(at + 1)) {
        const key = `${String(a)} ${String(b)}`;
        if (pairs.has(key)) continue;
        const [first, second] = [entries[a] as Entry, entries[b] as Entry];
        pairs.set(key, { first, second, ...comparePeople(first, second) });
      }
    });
  return [...pairs.values()]
    .filter(({ score }) => score >= WORTH_A_LOOK)
    .sort((a, b) => b.score - a.score || (a.first.id + a.second.id < b.first.id + b.second.id ? -1 : 1));
}

const keysOf = ({ names, telephones, birthMonth }: Entry): Set<string> =>
  new Set([
    ...names.flatMap((name) => [...readingsOf(name)].map((reading) => `reading ${reading}`)),
    ...telephones.map((number) => `telephone ${number}`),
    ...(birthMonth === undefined ? [] : [`born ${birthMonth}`]),
  ]);
