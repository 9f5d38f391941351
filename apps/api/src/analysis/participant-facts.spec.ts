import type { ParticipantEntity } from '../people/index.js';
import { ageOn, factsOf } from './participant-facts.js';

describe('age on the day of the interview', () => {
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

describe('facts about participants', () => {
  const person = (sex: 'female' | 'male' | null, covariates: ParticipantEntity['covariates']) =>
    ({ sex, covariates }) as ParticipantEntity;

  it('are sex and what is said in words; nobody without it counts as a group', () => {
    const people = [person('female', { boarding: 'weekly', visits: 3 }), person(null, { township: 'north' })];
    expect(factsOf(people)).toEqual([
      { name: 'sex', values: ['female', null] },
      { name: 'boarding', values: ['weekly', null] },
      { name: 'township', values: [null, 'north'] },
    ]);
  });

  it('that nobody has are left out', () => {
    expect(factsOf([person(null, { visits: 3 })])).toEqual([]);
    expect(factsOf([])).toEqual([]);
  });
});
