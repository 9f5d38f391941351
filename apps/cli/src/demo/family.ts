import { monthBefore } from './calendar.js';
import type { Draws } from './draws.js';
import type { ScheduledWave } from './schedule.js';

/** A family as it stands at one wave, in the words of the guardian survey. */
export interface FamilySituation {
  readonly mother: Whereabouts;
  readonly father: Whereabouts;
  /** Months before the wave at which each parent left; meaningless at home. */
  readonly motherLeft: number;
  readonly fatherLeft: number;
  readonly carer: 'mother' | 'father' | 'grandparent' | 'relative';
  readonly boards: boolean;
  /** Month of the wave, `YYYY-MM`. */
  readonly day: string;
}

type Whereabouts = 'home' | 'migrated' | 'separated' | 'deceased';

const MOTHER: readonly (readonly [Whereabouts, number])[] = [
  ['migrated', 50],
  ['home', 44],
  ['separated', 4],
  ['deceased', 1],
];
const FATHER: readonly (readonly [Whereabouts, number])[] = [
  ['migrated', 68],
  ['home', 28],
  ['separated', 2],
  ['deceased', 2],
];
const COMES_HOME = 0.1;
const GOES_AWAY = 0.08;
const MONTHS = 12;

/** The family at every wave: parents leave and come home, and who looks after the child follows. */
export function familiesOver(waves: readonly ScheduledWave[], draws: Draws): FamilySituation[] {
  let [mother, father] = [draws.weighted(MOTHER), draws.weighted(FATHER)];
  let [motherLeft, fatherLeft] = [leftLongAgo(draws), leftLongAgo(draws)];
  const boards = draws.chance(0.2);
  const grandparent = draws.chance(0.85) ? ('grandparent' as const) : ('relative' as const);
  return waves.map(({ opensOn, years }) => {
    const [hers, his] = [draws.uniform(), draws.uniform()];
    if (years > 0) {
      [mother, motherLeft] = next(mother, motherLeft, hers);
      [father, fatherLeft] = next(father, fatherLeft, his);
    }
    const carer = mother === 'home' ? 'mother' : father === 'home' ? 'father' : grandparent;
    return { mother, father, motherLeft, fatherLeft, carer, boards, day: opensOn };
  });
}

const leftLongAgo = (draws: Draws): number => 7 + Math.floor(draws.uniform() * 50);

function next(where: Whereabouts, left: number, at: number): [Whereabouts, number] {
  if (where === 'migrated' && at < COMES_HOME) return ['home', 0];
  if (where === 'home' && at < GOES_AWAY) return ['migrated', 1 + Math.floor((at / GOES_AWAY) * 11)];
  return [where, left + MONTHS];
}

/** The family's answers to the guardian survey. */
export function toldOfFamily(family: FamilySituation, age: number): Readonly<Record<string, unknown>> {
  const { mother, father, motherLeft, fatherLeft, carer, boards, day } = family;
  const isAway = mother === 'migrated' || father === 'migrated';
  return {
    gs_age: age,
    gs_mother: mother,
    gs_father: father,
    ...(mother === 'migrated' && awayFor('gs_mother', motherLeft, day)),
    ...(father === 'migrated' && awayFor('gs_father', fatherLeft, day)),
    ...((mother === 'home' || father === 'home') && { gs_parent_able: 'able' }),
    gs_carer: carer,
    gs_carer_age: carer === 'grandparent' ? '60_69' : '18_44',
    gs_night: [carer === 'relative' ? 'other_adult' : carer],
    gs_boarding: boards ? 'weekly' : 'day',
    gs_notice: [isAway && carer === 'grandparent' ? 'village' : 'not_entrusted'],
    gs_tonight: 'yes',
    gs_barred: 'no',
    ...(isAway && { gs_contact_30: '4_10' }),
  };
}

const awayFor = (parent: string, months: number, day: string) => ({
  [`${parent}_place`]: 'other_province',
  [`${parent}_left`]: monthBefore(day, months),
  [`${parent}_months`]: months >= MONTHS ? '12' : months >= 9 ? '9_11' : months >= 6 ? '6_8' : '3_5',
  [`${parent}_visits`]: '1',
});
