import { LEFT_BEHIND_FACTS } from '../wire/left-behind.js';
import { GLOSSARY, type GlossaryTerm } from './glossary.js';
import type { BilingualText } from './language.js';

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

/**
 * A fact about participants or one of its labels in words; what a programme named itself stays as it is.
 *
 * @example factName('female').zh // '女'
 */
export function factName(name: string): BilingualText {
  const term = factTerm(name);
  if (term === undefined) return { zh: name, en: name };
  const [zh, en] = GLOSSARY[term];
  return { zh, en };
}
