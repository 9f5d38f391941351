import { GLOSSARY, type GlossaryTerm } from './glossary.js';
import type { BilingualText } from './language.js';

const OWN_WORDS: Readonly<Record<string, GlossaryTerm>> = {
  programme: 'programmeArm',
  comparison: 'comparisonArm',
};

/** The glossary's term for an arm that goes by the field's own code; undefined for what a programme named itself. */
export const armTerm = (code: string): GlossaryTerm | undefined =>
  Object.hasOwn(OWN_WORDS, code) ? OWN_WORDS[code] : undefined;

/**
 * An arm in words; the code of an arm that a programme named itself stays as it is.
 *
 * @example armWords('comparison').zh // '对照组'
 */
export function armWords(code: string): BilingualText {
  const term = armTerm(code);
  if (term === undefined) return { zh: code, en: code };
  const [zh, en] = GLOSSARY[term];
  return { zh, en };
}
