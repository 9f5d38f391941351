import { seededRandom } from '../../libs/impact/src/random.js';

/** Numbers that look drawn, the same for the same seed. */
export interface Source {
  /** From 0 up to 1. */
  readonly uniform: () => number;
  /** Of mean 0 and variance 1. */
  readonly normal: () => number;
}

/** The first numbers of a stream still show its seed. */
const THROWN_AWAY = 64;

export function sourceOf(seed: number): Source {
  const uniform = seededRandom(seed);
  for (let i = 0; i < THROWN_AWAY; i++) uniform();
  return { uniform, normal: normals(uniform) };
}

/** As many seeds as are asked for, out of one. */
export function seedsOf(seed: number, count: number): number[] {
  const { uniform } = sourceOf(seed);
  return Array.from({ length: count }, () => Math.floor(uniform() * 2 ** 31));
}

/** Two at a time, from a point drawn in the unit circle (Marsaglia & Bray 1964, SIAM Review 6:260). */
function normals(uniform: () => number): () => number {
  let kept: number | undefined;
  return () => {
    if (kept !== undefined) {
      const second = kept;
      kept = undefined;
      return second;
    }
    let [x, y, square] = [0, 0, 0];
    do {
      x = 2 * uniform() - 1;
      y = 2 * uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const stretch = Math.sqrt((-2 * Math.log(square)) / square);
    kept = y * stretch;
    return x * stretch;
  };
}

/** The whole numbers under `count`, in an order that was drawn. */
export function shuffled(count: number, { uniform }: Source): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}
