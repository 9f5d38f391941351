import { daysAfter, monthsAfter } from './calendar.js';

describe('days counted on', () => {
  it.each([
    ['2027-01-15', 6, '2027-07-15'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-12-31', 12, '2028-12-31'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2027-07-01', 6, '2028-01-01'],
  ])('%s and %i months is %s', (day, months, result) => {
    expect(monthsAfter(day, months)).toBe(result);
  });

  it.each([
    ['2027-12-20', 30, '2028-01-19'],
    ['2028-02-01', 30, '2028-03-02'],
  ])('%s and %i days is %s', (day, days, result) => {
    expect(daysAfter(day, days)).toBe(result);
  });
});
