import { maySee, whoSees } from './visibility.js';

const TEAM = [
  { person: 'lead', duty: 'lead' },
  { person: 'deputy', duty: 'deputy' },
  { person: 'ma', duty: 'worker' },
  { person: 'li', duty: 'worker' },
] as const;

const who = (recused: readonly string[], assigned?: string) =>
  whoSees([...TEAM], { recused: new Set(recused), ...(assigned !== undefined && { assigned }) });

describe('whoSees', () => {
  it.each([
    ['lead and deputy', [], undefined, ['lead', 'deputy']],
    ['the assigned worker too', [], 'li', ['lead', 'deputy', 'li']],
    ['the deputy where the lead is recused', ['lead'], undefined, ['deputy']],
    ['the next in the list where both are', ['lead', 'deputy'], undefined, ['ma']],
    ['the assigned worker where both are', ['lead', 'deputy'], 'li', ['li']],
    ['no worker who is recused, although assigned', ['li'], 'li', ['lead', 'deputy']],
    ['nobody where all are', ['lead', 'deputy', 'ma', 'li'], 'li', []],
    ['nobody from outside the team, although assigned', ['lead'], 'stranger', ['deputy']],
  ])('is %s', (_, recused, assigned, expected) => {
    expect(who(recused, assigned)).toEqual(expected);
  });
});

describe('maySee', () => {
  it('lets all in where there is no team, but for the recused', () => {
    const standing = { recused: new Set(['a']) };
    expect([maySee([], standing, 'a'), maySee([], standing, 'b')]).toEqual([false, true]);
  });

  it('lets nobody in who is not on the team', () => {
    expect(maySee([...TEAM], { recused: new Set() }, 'stranger')).toBe(false);
  });
});
