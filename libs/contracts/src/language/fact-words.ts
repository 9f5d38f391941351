import { LEFT_BEHIND_FACTS } from '../wire/left-behind.js';
import type { GlossaryTerm } from './glossary.js';

const OWN_WORDS = [
  'sex',
  'age_band',
  'county',
  'female',
  'male',
  'yes',
  'no',
  'not_applicable',
  ...LEFT_BEHIND_FACTS,
] as const satisfies readonly GlossaryTerm[];

/**
 * The glossary's term for a fact about participants or one of its labels; undefined for what a programme named itself.
 *
 * @example factTerm('female') // 'female'
 */
export const factTerm = (name: string): GlossaryTerm | undefined => OWN_WORDS.find((word) => word === name);
