import { present, type Column } from '../columns.js';
import { finite, NotEstimable } from '../not-estimable.js';

/**
 * The sums of every number of one column with every number of another, none written down: a rank among them is found
 * by counting, which takes time in proportion to the columns' lengths and no memory.
 */
export interface PairSums {
  /** How many there are. */
  readonly count: number;
  /** The sum that has so many sums up to it, itself included; 1 is the least. */
  readonly ofRank: (rank: number) => number;
  readonly median: () => number;
}

/**
 * Sums of each number of x with each number of y.
 *
 * @param x,y missing values are left out
 * @throws NotEstimable `too_few_observations` when a column is empty; `not_finite`
 * @see Johnson & Mizoguchi 1978, SIAM Journal on Computing 7:147, for selection among sums
 * @example pairSums(Float64Array.of(1, 2), Float64Array.of(10, 20)).median() // 16.5
 */
export const pairSums = (x: Column, y: Column): PairSums => sums(present(x).sort(), present(y).sort(), false);

/**
 * Sums of each number of x with itself and with each later one: twice Walsh's averages.
 *
 * @param x missing values are left out
 * @throws NotEstimable `too_few_observations` when nothing is there; `not_finite`
 * @see Monahan 1984, ACM TOMS 10:265
 * @example walshSums(Float64Array.of(1, 2, 6)).median() // 5.5
 */
export const walshSums = (x: Column): PairSums => {
  const sorted = present(x).sort();
  return sums(sorted, sorted, true);
};

function sums(x: Column, y: Column, within: boolean): PairSums {
  if (x.length === 0 || y.length === 0) throw new NotEstimable('too_few_observations');
  const count = within ? (x.length * (x.length + 1)) / 2 : x.length * y.length;
  const ofRank = (rank: number) => select(x, y, within, rank);
  return {
    count,
    ofRank,
    median: () => finite((ofRank(Math.floor((count + 1) / 2)) + ofRank(Math.ceil((count + 1) / 2))) / 2),
  };
}

/** Halves the range of the sum that is looked for; both its ends are sums, so that it ends on one. */
function select(x: Column, y: Column, within: boolean, rank: number): number {
  let low = finite((x[0] as number) + (y[0] as number));
  let high = finite((x.at(-1) as number) + (y.at(-1) as number));
  while (low < high) {
    const middle = low / 2 + high / 2;
    const { count, below, above } = around(x, y, within, middle < high ? middle : low);
    if (count >= rank) high = below;
    else low = above;
  }
  return high;
}

/** How many sums are at most t, the largest of these, and the least of the others. */
function around(x: Column, y: Column, within: boolean, t: number) {
  let [count, below, above] = [0, -Infinity, Infinity];
  let end = y.length;
  for (let i = 0; i < x.length; i++) {
    const first = within ? i : 0;
    const own = x[i] as number;
    while (end > first && own + (y[end - 1] as number) > t) end--;
    const next = end > first ? end : first;
    count += next - first;
    const [nearest, over] = [own + (y[next - 1] as number), own + (y[next] as number)];
    if (next > first && nearest > below) below = nearest;
    if (next < y.length && over < above) above = over;
  }
  return { count, below, above };
}
