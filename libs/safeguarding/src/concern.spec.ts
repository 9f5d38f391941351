import { CONCERN_SIGNS, concernLevel, isConcernSign } from './concern.js';

describe('a concern', () => {
  it('is as urgent as its most urgent sign', () => {
    expect(concernLevel(['other'])).toBe(3);
    expect(concernLevel(['other', 'bullied'])).toBe(2);
    expect(concernLevel(['bullied', 'self_harm', 'other'])).toBe(1);
    expect(concernLevel([])).toBe(3);
  });

  it('knows its signs, and nothing that objects have anyway', () => {
    expect(Object.keys(CONCERN_SIGNS).every(isConcernSign)).toBe(true);
    expect(isConcernSign('constructor')).toBe(false);
  });

  it('lists the urgent signs first', () => {
    const levels = Object.values(CONCERN_SIGNS).map(({ level }) => level);
    expect(levels).toEqual([...levels].sort());
  });
});
