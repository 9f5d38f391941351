import fc from 'fast-check';
import { columnWidths, wordsOf } from './column-widths.js';

describe('the widths of columns', () => {
  it('fill the whole, and none is under what its words need where there is room', () => {
    const column = fc.record({
      share: fc.double({ min: 0.5, max: 4, noNaN: true }),
      least: fc.integer({ min: 5, max: 90 }),
    });
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 10 }), (columns) => {
        const least = columns.map((c) => c.least);
        const widths = columnWidths(
          480,
          columns.map((c) => c.share),
          least,
        );
        expect(widths.reduce((a, b) => a + b, 0)).toBeCloseTo(480, 6);
        if (least.reduce((a, b) => a + b, 0) > 480) return;
        widths.forEach((width, i) => {
          expect(width).toBeGreaterThanOrEqual((least[i] as number) - 1e-6);
        });
      }),
    );
  });

  it.each([
    ['Unadjusted difference', ['Unadjusted', 'difference']],
    ['withheld', ['withheld']],
    ['不公布', ['不公布']],
    ['末线比例', ['末线比例']],
    ['未调整的差值 (Cox)', ['未', '调', '整', '的', '差', '值', '(Cox)']],
    ['centre − waiting', ['centre', '−', 'waiting']],
    ['1.0, 2.5', ['1.0,', '2.5']],
    ['p\u00a0= 0.02', ['p\u00a0=', '0.02']],
  ])('%s has these words', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});
