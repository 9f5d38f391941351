import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Numbers that look drawn and are the same for the same seed and names. */
export interface Draws {
  /** From 0 up to 1. */
  readonly uniform: () => number;
  /** Of mean 0 and variance 1. */
  readonly normal: () => number;
  /** Of the standard logistic distribution. */
  readonly logistic: () => number;
  readonly chance: (probability: number) => boolean;
  /** @throws RangeError for an empty list */
  readonly pick: <T>(list: readonly T[]) => T;
  /** One of the answers, as often as its weight says. */
  readonly weighted: <T>(weights: readonly (readonly [T, number])[]) => T;
}

/** The first numbers of a stream still show its seed. */
const THROWN_AWAY = 16;
/** Keeps a uniform draw away from 0 and 1, where logarithms end. */
const EDGE = 1e-12;

/**
 * The stream that belongs to a seed and names, whatever else was drawn before: a child's answers stay the same when
 * another child is added.
 *
 * @example drawsOf(1, 'a').uniform() === drawsOf(1, 'a').uniform() // true
 */
export function drawsOf(seed: number, ...names: readonly (string | number)[]): Draws {
  const generator = xoroshiro128plus(hashOf(`${String(seed)}/${names.join('/')}`));
  const uniform = () => uniformFloat64(generator);
  for (let i = 0; i < THROWN_AWAY; i++) uniform();
  const inside = () => EDGE + (1 - 2 * EDGE) * uniform();
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(inside())) * Math.cos(2 * Math.PI * uniform()),
    logistic: () => logit(inside()),
    chance: (probability) => uniform() < probability,
    pick: (list) => picked(list, uniform()),
    weighted: (weights) => weightedBy(weights, uniform()),
  };
}

const logit = (p: number): number => Math.log(p / (1 - p));

/** @param at from 0 up to 1 */
export function picked<T>(list: readonly T[], at: number): T {
  if (list.length === 0) throw new RangeError('nothing to pick from');
  return list[Math.floor(at * list.length)] as T;
}

function weightedBy<T>(weights: readonly (readonly [T, number])[], at: number): T {
  let left = at * weights.reduce((sum, [, weight]) => sum + weight, 0);
  const found = weights.find(([, weight]) => (left -= weight) < 0) ?? weights.at(-1);
  if (!found) throw new RangeError('nothing to pick from');
  return found[0];
}

/** FNV-1a with the finalizer of MurmurHash3, so that names that differ in one letter lie far apart. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
