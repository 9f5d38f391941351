import { v7 } from 'uuid';
import type { Asked, Draft, Mode, Presence } from '../drafts/draft';
import { newParadata } from '../drafts/paradata';
import type { Item } from '../worklist/worklist';

type Subject = Pick<Asked, 'instrument' | 'consent'> & { readonly item: Item };

/** An interview before its first question. Its id is made here and once. */
export function newDraft(
  { item, instrument, consent }: Subject,
  mode: Mode,
  present: readonly Presence[],
): Draft {
  const { participant, studyCode, site, wave, respondent, id } = item;
  const { id: name, version, hash } = instrument;
  return {
    form: 1,
    id: v7(),
    asked: {
      participant,
      studyCode,
      site,
      wave,
      instrument: { id: name, version, hash },
      respondent: consent === undefined ? respondent : consent === 'assent' ? 'child' : consent,
      ...(consent === undefined ? { assignment: id } : { consent }),
    },
    mode,
    language: item.language,
    startedAt: new Date().toISOString(),
    present,
    answers: {},
    paradata: newParadata(__APP_VERSION__),
  };
}
