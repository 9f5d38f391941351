import type { BilingualText } from '@tongxing/contracts';
import type { StudyDesign } from './study.js';

/** The one arm of a study whose participants have none. */
export const EVERYONE = 'all';

/**
 * An arm as sentences name it: by its name, and the one arm of a single group as everybody.
 *
 * @example armName({ arms: ['all'] }, 'all').en // 'all participants'
 */
export function armName({ arms }: Pick<StudyDesign, 'arms'>, arm: string): BilingualText {
  return arm === EVERYONE && arms.length === 1
    ? { zh: '全体参与者', en: 'all participants' }
    : { zh: arm, en: arm };
}
