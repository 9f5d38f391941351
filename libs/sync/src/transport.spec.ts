import { backOff, clockDrift, FIRST_BATCH, itemsOfBatch, larger, smaller } from './index.js';

describe('waiting before another attempt', () => {
  it('doubles, has full jitter, and ends at a quarter of an hour', () => {
    expect([1, 2, 3, 4].map((n) => backOff(n, 1))).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(backOff(3, 0)).toBe(0);
    expect(backOff(3, 0.5)).toBe(4_000);
    expect(backOff(2_000, 1)).toBe(900_000);
  });
});

describe('the size of a batch', () => {
  it('halves and doubles within bounds', () => {
    const times = (n: number, change: typeof larger) =>
      Array.from({ length: n }).reduce<typeof FIRST_BATCH>((size) => change(size), FIRST_BATCH);
    expect(times(20, larger).bytes).toBe(524_288);
    expect(times(20, smaller).bytes).toBe(4_096);
  });

  it.each<[string, number[], number]>([
    ['nothing', [], 0],
    ['one that is too large alone', [1_000_000, 10], 1],
    ['as many as fit', [8_000, 8_000, 8_000], 2],
    ['all that there are', [10, 10], 2],
    ['no more than a hundred', Array<number>(300).fill(1), 100],
  ])('takes %s', (_, sizes, expected) => {
    expect(itemsOfBatch(sizes, FIRST_BATCH)).toBe(expected);
  });
});

describe('the drift of a clock', () => {
  const SERVER = 'Sun, 01 Mar 2026 08:00:00 GMT';
  const at = Date.parse(SERVER);

  it('is the server’s less the device’s, from the middle of the request', () => {
    expect(clockDrift(SERVER, at - 60_500, at - 59_500)).toBe(60_000);
    expect(clockDrift(SERVER, at + 365 * 86_400_000, at + 365 * 86_400_000)).toBe(-365 * 86_400_000);
  });

  it.each([null, undefined, '', 'yesterday'])('is not known from %j', (date) => {
    expect(clockDrift(date, at, at)).toBeUndefined();
  });

  it('is not known where the clock was set during the request', () => {
    expect(clockDrift(SERVER, at, at - 1)).toBeUndefined();
  });
});
