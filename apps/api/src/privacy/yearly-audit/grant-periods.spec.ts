import { grantPeriods, type GrantEvent } from './grant-periods.js';

const at = (day: string) => `${day}T08:00:00.000Z`;
const given = (grant: string, day: string, account = 'a'): GrantEvent => ({
  action: 'grant.given',
  at: at(day),
  account,
  detail: { grant, role: 'supervisor', project: 'p' },
});
const revoked = (grant: string, day: string): GrantEvent => ({
  action: 'grant.revoked',
  at: at(day),
  account: 'a',
  detail: { grant },
});
const account = (action: 'activated' | 'deactivated', day: string): GrantEvent => ({
  action: `account.${action}`,
  at: at(day),
  account: 'a',
  detail: {},
});
const YEAR = { from: '2026-01-01', until: '2027-01-01' };
const spans = (...events: GrantEvent[]) =>
  grantPeriods(events, YEAR).map(({ grant, from, until, suspended }) => [
    grant,
    from.slice(0, 10),
    until?.slice(0, 10),
    ...suspended.map((off) => [off.from.slice(0, 10), off.until?.slice(0, 10)]),
  ]);

describe('the roles held in a year', () => {
  it.each<[string, GrantEvent[], unknown[]]>([
    ['given before and never taken', [given('g', '2024-05-01')], [['g', '2024-05-01', undefined]]],
    [
      'given before and taken in it',
      [given('g', '2024-05-01'), revoked('g', '2026-03-01')],
      [['g', '2024-05-01', '2026-03-01']],
    ],
    ['taken before it', [given('g', '2024-05-01'), revoked('g', '2025-12-31')], []],
    ['given after it', [given('g', '2027-01-01')], []],
    [
      'taken after it: not by its end',
      [given('g', '2026-05-01'), revoked('g', '2027-01-02')],
      [['g', '2026-05-01', undefined]],
    ],
    [
      'given twice, taken once',
      [given('g', '2026-02-01'), given('h', '2026-03-01'), revoked('g', '2026-04-01')],
      [
        ['g', '2026-02-01', '2026-04-01'],
        ['h', '2026-03-01', undefined],
      ],
    ],
    [
      'while the account was off, and on again',
      [given('g', '2026-02-01'), account('deactivated', '2026-03-01'), account('activated', '2026-05-01')],
      [['g', '2026-02-01', undefined, ['2026-03-01', '2026-05-01']]],
    ],
    [
      'of an account that was switched off before it was given, and stays so',
      [account('deactivated', '2026-01-15'), given('g', '2026-02-01')],
      [['g', '2026-02-01', undefined, ['2026-02-01', undefined]]],
    ],
    [
      'of an account that was switched off after it was taken',
      [given('g', '2026-02-01'), revoked('g', '2026-03-01'), account('deactivated', '2026-04-01')],
      [['g', '2026-02-01', '2026-03-01']],
    ],
  ])('%s', (_, events, expected) => {
    expect(spans(...events)).toEqual(expected);
  });

  it('are nobody else’s for another account that is switched off', () => {
    const events = [given('g', '2026-02-01', 'b'), account('deactivated', '2026-03-01')];
    expect(grantPeriods(events, YEAR)[0]?.suspended).toEqual([]);
  });
});
