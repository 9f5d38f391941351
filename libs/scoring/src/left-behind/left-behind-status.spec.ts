import { leftBehindStatus, type LeftBehindStatus } from './left-behind-status.js';
import { monthsSince } from './months-since.js';

const VISIT = '2026-11-25';

/** A child of ten with both parents at home and able; each case changes what it is about. */
const AT_HOME = {
  gs_age: 10,
  gs_mother: 'home',
  gs_father: 'home',
  gs_parent_able: 'able',
  gs_carer: 'mother',
  gs_night: ['mother', 'father'],
  gs_boarding: 'day',
  gs_notice: ['not_entrusted'],
};

const away = (
  who: 'mother' | 'father',
  left: string | undefined,
  ofTwelve?: string,
  place = 'other_province',
) => ({
  [`gs_${who}`]: 'migrated',
  [`gs_${who}_place`]: place,
  ...(left !== undefined && { [`gs_${who}_left`]: left }),
  ...(ofTwelve !== undefined && { [`gs_${who}_months`]: ofTwelve }),
});

const status = (change: object): LeftBehindStatus => leftBehindStatus({ ...AT_HOME, ...change }, VISIT);

describe('a child whose parents are at home', () => {
  it('is left behind by no definition', () => {
    expect(status({})).toEqual({
      LBC_2016: 'no',
      LBC_census: 'no',
      both_parents_away: 'no',
      mother_away: 'no',
      father_away: 'no',
      lives_alone: 'no',
      skip_generation: 'no',
      months_away: undefined,
      weekly_contact_met: 'not_applicable',
      entrusted_notice_met: 'not_applicable',
      boarding: 'no',
    });
  });
});

describe('the two definitions', () => {
  it.each<[string, object, LeftBehindStatus['LBC_2016'], LeftBehindStatus['LBC_census']]>([
    [
      'both parents away for years',
      { ...away('mother', '2024-02'), ...away('father', '2021-09') },
      'yes',
      'yes',
    ],
    [
      'both parents away for two months',
      { ...away('mother', '2026-09'), ...away('father', '2026-09') },
      'yes',
      'no',
    ],
    ['father away for years, mother able', away('father', '2021-09'), 'no', 'yes'],
    ['father away, mother ill', { ...away('father', '2021-09'), gs_parent_able: 'illness' }, 'yes', 'yes'],
    ['father away, mother drinks', { ...away('father', '2026-10'), gs_parent_able: 'addiction' }, 'yes', 'no'],
    [
      'father away, of the mother’s ability nothing said',
      { ...away('father', '2021-09'), gs_parent_able: 'dont_know' },
      'unknown',
      'yes',
    ],
    [
      'father away, mother died',
      { ...away('father', '2021-09'), gs_mother: 'deceased', gs_parent_able: undefined },
      'yes',
      'yes',
    ],
    [
      'father away for a month, mother died',
      { ...away('father', '2026-10'), gs_mother: 'deceased' },
      'yes',
      'no',
    ],
    [
      'father away, mother lives apart',
      { ...away('father', '2021-09'), gs_mother: 'separated' },
      'unknown',
      'yes',
    ],
    [
      'father away, mother in custody or elsewhere',
      { ...away('father', '2021-09'), gs_mother: 'other' },
      'unknown',
      'yes',
    ],
    [
      'father away, of the mother nobody knows',
      { ...away('father', '2021-09'), gs_mother: 'unknown' },
      'unknown',
      'yes',
    ],
    ['mother away within the township', away('mother', '2021-09', '12', 'same_township'), 'no', 'no'],
    [
      'both away within the township',
      {
        ...away('mother', '2021-09', '12', 'same_township'),
        ...away('father', '2021-09', '12', 'same_township'),
      },
      'yes',
      'no',
    ],
    ['mother away in the next township', away('mother', '2021-09', '12', 'same_county'), 'no', 'yes'],
    ['mother away, nobody says where', away('mother', '2021-09', '12', 'rather_not_say'), 'no', 'unknown'],
    [
      'mother away in an unknown place, father in a known one',
      { ...away('mother', '2021-09', '12', 'dont_know'), ...away('father', '2021-09') },
      'yes',
      'yes',
    ],
    ['both parents died', { gs_mother: 'deceased', gs_father: 'deceased' }, 'no', 'no'],
    ['nothing is known of either', { gs_mother: 'dont_know', gs_father: undefined }, 'unknown', 'unknown'],
    ['one at home and able, the other unknown', { gs_father: 'unknown' }, 'no', 'unknown'],
    [
      'both away, age not said',
      { ...away('mother', '2021-09'), ...away('father', '2021-09'), gs_age: 'dont_know' },
      'unknown',
      'unknown',
    ],
    [
      'both away, aged 16',
      { ...away('mother', '2021-09'), ...away('father', '2021-09'), gs_age: 16 },
      'no',
      'yes',
    ],
    [
      'both away, aged 15',
      { ...away('mother', '2021-09'), ...away('father', '2021-09'), gs_age: 15 },
      'yes',
      'yes',
    ],
    [
      'both away, aged 18',
      { ...away('mother', '2021-09'), ...away('father', '2021-09'), gs_age: 18 },
      'no',
      'no',
    ],
  ])('%s: 2016 and census', (_, change, of2016, ofCensus) => {
    const { LBC_2016, LBC_census } = status(change);
    expect([LBC_2016, LBC_census]).toEqual([of2016, ofCensus]);
  });
});

describe('six months', () => {
  it.each<[string, string | undefined, string | undefined, LeftBehindStatus['LBC_census']]>([
    ['to the day', '2026-05-25', undefined, 'yes'],
    ['less one day', '2026-05-26', undefined, 'no'],
    ['by a month that lies wholly before', '2026-04', undefined, 'yes'],
    ['by a month that lies wholly after', '2026-06', undefined, 'no'],
    ['by the month that may be either, with nothing else', '2026-05', undefined, 'unknown'],
    ['by the month that may be either, away for most of the year', '2026-05', '6_8', 'yes'],
    ['by the month that may be either, away for less', '2026-05', '3_5', 'no'],
    ['by a year that lies before', '2025', undefined, 'yes'],
    ['by the year of the visit', '2026', undefined, 'unknown'],
    ['with no month, by months out of twelve', undefined, '9_11', 'yes'],
    ['with no month, by few months out of twelve', undefined, '0_2', 'no'],
    ['with nothing', undefined, 'dont_know', 'unknown'],
    ['by a month after the visit, which is no answer', '2027-01', '12', 'yes'],
  ])('%s', (_, left, ofTwelve, expected) => {
    expect(status(away('father', left, ofTwelve)).LBC_census).toBe(expected);
  });

  it('on a day that is not known, by months out of twelve alone', () => {
    const on = (ofTwelve: string) =>
      leftBehindStatus({ ...AT_HOME, ...away('father', '2021-09', ofTwelve) }, undefined);
    expect(on('12')).toMatchObject({ LBC_census: 'yes', months_away: undefined });
    expect(on('dont_know').LBC_census).toBe('unknown');
  });

  it('counts the longest absence whose beginning is known', () => {
    const months = status({ ...away('mother', '2026-09'), ...away('father', '2025-11-25') }).months_away;
    expect(months).toEqual({ atLeast: 12, atMost: 12 });
  });
});

describe('months since a partial date', () => {
  it.each([
    ['2026-11-25', VISIT, { atLeast: 0, atMost: 0 }],
    ['2025-11-26', VISIT, { atLeast: 11, atMost: 11 }],
    ['2026-11', VISIT, { atLeast: 0, atMost: 0 }],
    ['2026-05', '2026-11-30', { atLeast: 6, atMost: 6 }],
    ['2026-02', '2026-08-28', { atLeast: 6, atMost: 6 }],
    ['2024-02-29', '2025-02-28', { atLeast: 12, atMost: 12 }],
    ['2025-08-31', '2026-02-27', { atLeast: 5, atMost: 5 }],
    ['2026-12', VISIT, undefined],
    ['2026-13', VISIT, undefined],
    ['2026-02-30', VISIT, undefined],
    ['last spring', VISIT, undefined],
    ['2026-05', '2026-11', undefined],
  ])('%s to %s', (since, on, expected) => {
    expect(monthsSince(since, on)).toEqual(expected);
  });
});

describe('how the child lives', () => {
  it.each<[string, object, Partial<LeftBehindStatus>]>([
    ['nobody sleeps in the house', { gs_night: ['nobody'] }, { lives_alone: 'yes' }],
    ['other children do', { gs_night: ['children'] }, { lives_alone: 'no' }],
    ['the guardian would rather not say', { gs_night: ['rather_not_say'] }, { lives_alone: 'unknown' }],
    [
      'grandparents, both parents away',
      { ...away('mother', '2024'), ...away('father', '2024'), gs_carer: 'grandparent' },
      { skip_generation: 'yes' },
    ],
    [
      'grandparents, one parent died and one lives apart',
      { gs_mother: 'deceased', gs_father: 'separated', gs_carer: 'grandparent' },
      { skip_generation: 'yes' },
    ],
    [
      'grandparents, with the father at home',
      { ...away('mother', '2024'), gs_carer: 'grandparent' },
      { skip_generation: 'no' },
    ],
    [
      'grandparents, of the father nobody knows',
      { ...away('mother', '2024'), gs_father: 'unknown', gs_carer: 'grandparent' },
      { skip_generation: 'unknown' },
    ],
    ['weekly boarding', { gs_boarding: 'weekly' }, { boarding: 'yes' }],
    ['boarding not said', { gs_boarding: 'dont_know' }, { boarding: 'unknown' }],
  ])('%s', (_, change, expected) => {
    expect(status(change)).toMatchObject(expected);
  });
});

describe('what the law asks of parents who are away', () => {
  const father = away('father', '2024-03');

  it.each<[string, object, LeftBehindStatus['weekly_contact_met']]>([
    ['one day of the last seven', { ...father, gs_contact_7: 1 }, 'yes'],
    ['none of the last seven', { ...father, gs_contact_7: 0, gs_contact_30: '4_10' }, 'no'],
    [
      'three of thirty, of seven not known',
      { ...father, gs_contact_7: 'dont_know', gs_contact_30: '1_3' },
      'no',
    ],
    [
      'ten of thirty, of seven not known',
      { ...father, gs_contact_7: 'dont_know', gs_contact_30: '4_10' },
      'unknown',
    ],
    ['not answered', father, 'unknown'],
    ['nobody is away', {}, 'not_applicable'],
    ['whether anybody is away is not known', { gs_father: 'dont_know' }, 'unknown'],
  ])('contact: %s', (_, change, expected) => {
    expect(status(change).weekly_contact_met).toBe(expected);
  });

  it.each<[string, unknown, LeftBehindStatus['entrusted_notice_met']]>([
    ['school and village', ['school', 'village'], 'yes'],
    ['the school alone', ['school'], 'no'],
    ['nobody', ['nobody'], 'no'],
    ['the school, and of the village not known', ['school', 'dont_know'], 'unknown'],
    ['not entrusted', ['not_entrusted'], 'not_applicable'],
    ['not answered', undefined, 'unknown'],
  ])('notice to %s', (_, told, expected) => {
    expect(status({ gs_notice: told }).entrusted_notice_met).toBe(expected);
  });
});
