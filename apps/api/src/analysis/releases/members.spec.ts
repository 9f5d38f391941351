import { membersOf, stored } from './members.js';

describe('members of a figure', () => {
  it.each([
    ['nobody', []],
    ['the first and the last', [0, 19]],
    ['everybody', Array.from({ length: 20 }, (_, row) => row)],
  ])('come back as they were kept: %s', (_, rows) => {
    const people = Array.from({ length: 20 }, (__, i) => `p${String(i)}`);
    const kept = stored({ measure: 'enrolled', rows }, people.length);
    expect(kept.measure).toBe('enrolled');
    expect([...membersOf(kept, people)]).toEqual(rows.map((row) => people[row]));
  });
});
