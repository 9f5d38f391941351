import { armTerm, armWords, spaced, type BilingualText } from '@tongxing/contracts';
import type { StudyDesign } from './study.js';

/** The one arm of a study whose participants have none. */
export const EVERYONE = 'all';

/**
 * An arm as sentences name it: by its name, and the one arm of a single group as everybody.
 *
 * @example armName({ arms: ['all'] }, 'all').en // 'all participants'
 */
export function armName({ arms }: Pick<StudyDesign, 'arms'>, arm: string): BilingualText {
  return arm === EVERYONE && arms.length === 1 ? { zh: '全体参与者', en: 'all participants' } : armWords(arm);
}

/** Two arms as sentences set them against each other. */
export interface NamedPair {
  readonly treatment: BilingualText;
  readonly comparison: BilingualText;
  /** Both in one breath. */
  readonly both: BilingualText;
}

/**
 * Arms by their names; a code is followed by what it is in Chinese, and stands alone in English.
 *
 * @example namedPair({ treatment: 'programme', comparison: 'north' }).both.zh // '项目组与 north 两组'
 */
export function namedPair(pair: { readonly treatment: string; readonly comparison: string }): NamedPair {
  const [treatment, comparison] = [armWords(pair.treatment), armWords(pair.comparison)];
  return {
    treatment: asArm(pair.treatment),
    comparison: asArm(pair.comparison),
    both: {
      zh: spaced(treatment.zh, '与', comparison.zh, '两组'),
      en: `${asArm(pair.treatment).en} and ${asArm(pair.comparison).en}`,
    },
  };
}

function asArm(code: string): BilingualText {
  const { zh, en } = armWords(code);
  return armTerm(code) ? { zh, en: `the ${en} arm` } : { zh: spaced(code, '组'), en: code };
}
