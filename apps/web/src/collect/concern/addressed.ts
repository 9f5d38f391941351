import { parseStudyCode, type Concern } from '@tongxing/contracts';
import type { Field } from '../worklist/field';
import type { Unsent } from './unsent';

/** A concern as it is sent, and the code that the outbox shows. */
export interface Addressed {
  readonly id: string;
  readonly concern: Concern;
  readonly studyCode: string | undefined;
}

/** What was written, about the child or the site that it names; undefined where the list knows no such code. */
export function addressed(unsent: Unsent, { worklists }: Field): Addressed | undefined {
  const { id, code, site, signs, words, keepFromLead } = unsent;
  const known = parseStudyCode(code);
  const child = worklists.flatMap(({ items }) => items).find((item) => item.studyCode === known);
  if (code !== '' && !child) return undefined;
  const about = child ? { participant: child.participant } : { site };
  const concern = { ...about, signs: [...signs], keepFromLead, ...(words.trim() && { text: words.trim() }) };
  return { id, concern, studyCode: child?.studyCode };
}
