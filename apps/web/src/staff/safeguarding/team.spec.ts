import { isSame, isWhole, movedUp, withDutyOf, withMember, withoutMember, type Member } from './team';

const TEAM: readonly Member[] = [
  { person: 'a', duty: 'lead' },
  { person: 'b', duty: 'deputy' },
  { person: 'c', duty: 'worker' },
];
const shown = (members: readonly Member[]) => members.map(({ person, duty }) => `${person} ${duty}`);

describe('a safeguarding team', () => {
  it('is handed over in one step: who was lead becomes deputy, and never are there two', () => {
    expect(shown(withDutyOf(TEAM, 'c', 'lead'))).toEqual(['c lead', 'a deputy', 'b deputy']);
    expect(isWhole(withDutyOf(TEAM, 'b', 'lead'))).toBe(true);
  });

  it('is not whole without a lead, and may be nobody', () => {
    expect([isWhole(TEAM), isWhole(withoutMember(TEAM, 'a')), isWhole([])]).toEqual([true, false, true]);
    expect(isWhole(withDutyOf(TEAM, 'a', 'worker'))).toBe(false);
  });

  it('keeps the order in which cases pass on', () => {
    expect(shown(movedUp(TEAM, 'c'))).toEqual(['a lead', 'c worker', 'b deputy']);
    expect(shown(movedUp(TEAM, 'a'))).toEqual(shown(TEAM));
    expect(shown(withMember(TEAM, 'd', 'worker')).at(-1)).toBe('d worker');
  });

  it('is the same only with the same people, duties and order', () => {
    expect(isSame(TEAM, [...TEAM])).toBe(true);
    expect(isSame(TEAM, movedUp(TEAM, 'c'))).toBe(false);
    expect(isSame(TEAM, withoutMember(TEAM, 'c'))).toBe(false);
  });
});
