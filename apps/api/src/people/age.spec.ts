import { ageOn } from './age.js';

describe('age on a day', () => {
  it.each([
    ['2026-03-01', '2016-04', 9],
    ['2026-04-01', '2016-04', 10],
    ['2026-04-30', '2026-04', 0],
    ['2026-03-31', '2026-04', NaN],
    [null, '2016-04', NaN],
    ['2026-03-01', null, NaN],
    ['2026-03-01', undefined, NaN],
  ])('%s of a child born in %s is %s', (day, month, years) => {
    expect(ageOn(day, month)).toBe(years);
  });
});
