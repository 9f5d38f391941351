import type { ScoringKey } from './scoring-key.js';

/** Domain of scales that speak of the system of a village or another site, not of a person. */
export const OF_SITES = 'system';
/** Domain of scales about sessions of a centre, and the scale among them that says whether a child came. */
const OF_SESSIONS = 'dose';
export const CAME = 'attended';

/**
 * What an instrument speaks of, by the domains of its scales.
 *
 * | all scales are of the domain | and one is `attended` | it speaks of                          |
 * |------------------------------|-----------------------|---------------------------------------|
 * | `system`                     |                       | `site`                                |
 * | `dose`                       | yes                   | `attendance`: one child at a session  |
 * | `dose`                       | no                    | `session`: a session as a whole       |
 * | anything else                |                       | `participant`                         |
 * | (there is none)              |                       | `script`: words by which consent is asked |
 *
 * @example speaksOf({ scales: [] }) // 'script'
 */
export function speaksOf({
  scales,
}: Pick<ScoringKey, 'scales'>): 'participant' | 'site' | 'attendance' | 'session' | 'script' {
  if (scales.length === 0) return 'script';
  const areAllOf = (domain: string) => scales.every((scale) => scale.domain === domain);
  if (areAllOf(OF_SITES)) return 'site';
  if (!areAllOf(OF_SESSIONS)) return 'participant';
  return scales.some(({ id }) => id === CAME) ? 'attendance' : 'session';
}
