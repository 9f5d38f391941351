import fc from 'fast-check';
import { placesOf, stored } from './members.js';

describe('members of a figure', () => {
  it.each([
    ['nobody', []],
    ['the first and the last', [0, 19]],
    ['everybody', Array.from({ length: 20 }, (_, row) => row)],
  ])('come back as they were kept: %s', (_, rows) => {
    const kept = stored({ measure: 'enrolled', rows: Int32Array.from(rows) }, 20);
    expect(kept.measure).toBe('enrolled');
    expect([...placesOf(kept)]).toEqual(rows);
  });

  it('come back however many there are among however many', () => {
    const among = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(among, fc.array(fc.nat(99_999), { maxLength: 300 }), (people, some) => {
        const rows = Int32Array.from(new Set(some.map((row) => row % people))).sort();
        expect(placesOf(stored({ measure: 'm', rows }, people))).toEqual(rows);
      }),
    );
  });

  it('of a small site among very many take little room', () => {
    const rows = Int32Array.from({ length: 2_500 }, (_, i) => 400 * i);
    const kept = stored({ measure: 'site', rows }, 1_000_000);
    expect(JSON.stringify(kept).length).toBeLessThan(8_000);
    expect(placesOf(kept)).toEqual(rows);
  });

  it('that were kept as bits are read', () => {
    expect([
      ...placesOf({ measure: 'm', members: Buffer.from([0b101, 0b10000000]).toString('base64') }),
    ]).toEqual([0, 2, 15]);
  });
});
