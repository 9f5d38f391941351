const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** What lies this far under the peak, in natural logarithms, adds less than a double can hold. */
const DROP = 45;

/** Where a function with one peak is highest between two points, by golden section: on a plateau of minus infinity to the right it goes left. */
export function modeOf(f: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (high - low > 1e-6) {
    const width = GOLDEN * (high - low);
    if (f(high - width) < f(low + width)) low = high - width;
    else high = low + width;
  }
  return (low + high) / 2;
}

/** A point beside the mode from which on exp(f) adds nothing to an integral over the peak. */
export function edge(f: (x: number) => number, mode: number, direction: 1 | -1): number {
  const least = f(mode) - DROP;
  let outside = 1e-4;
  while (f(mode + direction * outside) > least) outside *= 1.5;
  return mode + direction * outside;
}
