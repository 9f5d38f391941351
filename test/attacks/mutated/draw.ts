import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Draws that are the same for the same seed. */
export interface Draw {
  /** A whole number from 0 to `below` − 1. */
  below(below: number): number;
  one<T>(of: readonly T[]): T;
  /** True once in `times`. */
  oncein(times: number): boolean;
}

export function drawFrom(seed: number): Draw {
  const generator = xoroshiro128plus(seed);
  const below = (n: number) => uniformInt(generator, 0, n - 1);
  return {
    below,
    one: (of) => of[below(of.length)] as never,
    oncein: (times) => below(times) === 0,
  };
}
