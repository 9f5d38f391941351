import type { ExitReason } from '@tongxing/contracts';
import { addDays, monthBefore, yearsBetween } from './calendar.js';
import { drawsOf, type Draws } from './draws.js';
import { familiesOver, type FamilySituation } from './family.js';
import type { ProjectShape, ShapedSite } from './project-shape.js';
import type { ScheduledWave } from './schedule.js';
import { Traits } from './traits.js';

/** An invented child and all that happens to it over the programme. */
export interface Child {
  /** The pseudonym by which the roster knows it. */
  readonly code: string;
  readonly ordinal: number;
  readonly site: ShapedSite;
  readonly siteIndex: number;
  readonly sex: 'female' | 'male';
  readonly birthMonth: string;
  readonly traits: Traits;
  /** The family by wave. */
  readonly families: readonly FamilySituation[];
  readonly leaves?: Leaving;
  /** Whether the guardian agreed at baseline. */
  readonly agreed: boolean;
  /** By wave: whether the child was met, and agreed. */
  readonly met: readonly ('yes' | 'absent' | 'declined')[];
  /** The parallel form of the safety questionnaire at baseline. */
  readonly form: 'p' | 'q';
}

export interface Leaving {
  readonly reason: ExitReason;
  readonly on: string;
  /** The first wave without the child. */
  readonly wave: number;
}

/** Months of age at baseline, from and up to, and the share of children between. */
const AGES: readonly (readonly [readonly [number, number], number])[] = [
  [[72, 107], 0.27],
  [[108, 143], 0.51],
  [[144, 160], 0.22],
];
/** Nobody older is asked. */
const OLDEST = 15;
const REFUSED = 0.015;
const ABSENT = 0.035;
const DECLINED = 0.012;

/** Draws the children of a project. */
export function childrenOf(shape: ProjectShape, waves: readonly ScheduledWave[], seed: number): Child[] {
  const [baseline] = waves as [ScheduledWave];
  return Array.from({ length: shape.children }, (_, i): Child => {
    const ordinal = i + 1;
    const code = `synthetic-${shape.code}-${String(ordinal).padStart(4, '0')}`;
    const draws = drawsOf(seed, shape.code, 'child', ordinal);
    const siteIndex = i % shape.sites.length;
    const site = shape.sites[siteIndex] as ShapedSite;
    const [from, to] = draws.weighted(AGES);
    const birthMonth = monthBefore(baseline.opensOn, from + Math.floor(draws.uniform() * (to - from + 1)));
    const traits = new Traits(shape, site, code, waves, seed);
    const families = familiesOver(waves, draws);
    const leaves = leavingOf({ birthMonth, traits, families, isTreated: traits.isTreated }, waves, draws);
    return {
      code,
      ordinal,
      site,
      siteIndex,
      birthMonth,
      traits,
      families,
      ...(leaves && { leaves }),
      sex: draws.pick(['female', 'male'] as const),
      agreed: !draws.chance(REFUSED),
      met: waves.map(() =>
        draws.weighted([
          ['absent', ABSENT],
          ['declined', DECLINED],
          ['yes', 1],
        ] as const),
      ),
      form: draws.pick(['p', 'q'] as const),
    };
  });
}

type Life = Pick<Child, 'birthMonth' | 'traits' | 'families'> & { readonly isTreated: boolean };

/**
 * Who leaves is not drawn blindly: children who do worse are lost more often, and more often where there is no
 * programme; children whose parents are away join them, or see them return, and these do rather better.
 */
function leavingOf(life: Life, waves: readonly ScheduledWave[], draws: Draws): Leaving | undefined {
  for (const [wave, { opensOn }] of waves.entries()) {
    const [lost, reunited, day] = [draws.uniform(), draws.uniform(), draws.uniform()];
    const why = drawnReason(draws);
    if (wave === 0) continue;
    const on = addDays(opensOn, -20 - Math.floor(day * 300));
    const leave = (reason: ExitReason): Leaving => ({ reason, on, wave });
    if (yearsBetween(life.birthMonth, opensOn) > OLDEST) return leave('too_old');
    const wellbeing = life.traits.at('wellbeing', wave - 1);
    const { mother, father } = life.families[wave - 1] as FamilySituation;
    const isAway = mother === 'migrated' || father === 'migrated';
    if (lost < (life.isTreated ? 0.04 : 0.055) * Math.exp(-0.4 * wellbeing)) return leave(why);
    if (isAway && reunited < 0.03 * Math.exp(0.3 * wellbeing))
      return leave(mother === 'migrated' && father === 'migrated' ? 'joined_parents' : 'parent_returned');
  }
  return undefined;
}

const drawnReason = (draws: Draws): ExitReason =>
  draws.weighted([
    ['moved', 4],
    ['left_school', 2],
    ['left_centre', 2],
    ['refused', 2],
    ['lost_contact', 2],
    ['other', 1],
  ]);
