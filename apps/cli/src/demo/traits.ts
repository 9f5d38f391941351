import { drawsOf } from './draws.js';
import type { ProjectShape, ShapedSite } from './project-shape.js';
import type { ScheduledWave } from './schedule.js';

/** Shares of a trait's variance at baseline: what stays with the child, what belongs to the day, what to the site. */
const STABLE = 0.62;
const STATE = 0.33;
const OF_SITE = 0.05;
/** Correlation of a child's traits through what they have in common. */
const COMMON = 0.35;
/** Standard deviation by which all children of a site move together from wave to wave. */
const SHOCK = 0.08;
/** How much a programme does for a child who never comes, as a share of its mean effect. */
const WITHOUT_COMING = 0.35;

/** The true standing of one child on every trait, mean 0 and variance 1 at baseline; high is good for the child. */
export class Traits {
  /** Share of sessions to which the child comes, 0 to 1, about 0.65. */
  readonly attendance: number;
  readonly isTreated: boolean;
  readonly #common: number;
  readonly #known = new Map<string, number>();

  constructor(
    private readonly shape: ProjectShape,
    private readonly site: ShapedSite,
    private readonly code: string,
    private readonly waves: readonly ScheduledWave[],
    readonly seed: number,
  ) {
    const draws = drawsOf(seed, code, 'common');
    this.#common = draws.normal();
    this.attendance = 1 / (1 + Math.exp(-(0.7 + 0.8 * draws.normal())));
    this.isTreated = shape.treated === undefined || shape.treated === site.arm;
  }

  /** @param wave its place in the schedule */
  at(trait: string, wave: number): number {
    const name = `${trait}/${String(wave)}`;
    const known = this.#known.get(name) ?? this.#drawn(trait, wave);
    this.#known.set(name, known);
    return known;
  }

  #drawn(trait: string, wave: number): number {
    const own = drawsOf(this.seed, this.code, trait).normal();
    const state = drawsOf(this.seed, this.code, trait, wave).normal();
    const site = drawsOf(this.seed, this.site.code, trait).normal();
    const shock = wave === 0 ? 0 : drawsOf(this.seed, this.site.code, trait, wave).normal();
    const { years, reached } = this.waves[wave] as ScheduledWave;
    return (
      Math.sqrt(STABLE) * (Math.sqrt(COMMON) * this.#common + Math.sqrt(1 - COMMON) * own) +
      Math.sqrt(STATE) * state +
      Math.sqrt(OF_SITE) * site +
      SHOCK * shock +
      (this.shape.growth[trait] ?? 0) * years +
      this.#effect(trait) * reached
    );
  }

  /** Who comes more often gains more, or is harmed more. */
  #effect(trait: string): number {
    const mean = this.isTreated ? (this.shape.effects[trait] ?? 0) : 0;
    return this.shape.sessions ? mean * (WITHOUT_COMING + this.attendance) : mean;
  }
}
