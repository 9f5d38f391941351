import { releaseFaults, type Release } from './release-ledger.js';

const release = (from: number, to: number, measure = 'wellbeing'): Release => ({
  measure,
  people: new Set(Array.from({ length: to - from }, (_, i) => `p${String(from + i)}`)),
});

describe('a release beside earlier ones', () => {
  const ledger = [release(0, 100), release(0, 60), release(0, 100, 'reading')];

  it.each([
    ['the same people again', release(0, 100), []],
    ['three fewer, by another filter', release(3, 100), [{ earlier: 0, isolates: 3 }]],
    ['four more, by a later date', release(0, 64), [{ earlier: 1, isolates: 4 }]],
    ['two gone and two come', release(2, 102), [{ earlier: 0, isolates: 4 }]],
    ['a group of its own', release(60, 80), []],
    ['many fewer', release(0, 30), []],
    ['three fewer in another measure', release(3, 100, 'writing'), []],
  ])('of %s', (_, next, faults) => {
    expect(releaseFaults(ledger, next, 10)).toEqual(faults);
  });
});
