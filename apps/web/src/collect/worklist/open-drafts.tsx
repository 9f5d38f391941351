import { LANGUAGE_TAGS } from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';
import type { Draft } from '../drafts/draft';
import { useCollectText } from '../texts';
import type { KeptWorklist } from './worklist';

interface Props {
  readonly drafts: readonly Draft[];
  readonly worklists: readonly KeptWorklist[];
  readonly onContinue: (draft: Draft) => void;
}

/** Interviews that were broken off. Each goes on at the question where it was left. */
export function OpenDrafts({ drafts, worklists, onContinue }: Props) {
  const text = useCollectText();
  const { language, say } = useSpeech();
  if (drafts.length === 0) return null;
  const nameOf = ({ asked: { instrument } }: Draft) => {
    const title = worklists.map(({ titles }) => titles[instrument.hash]).find((found) => found !== undefined);
    return title ? say(title) : instrument.id;
  };
  return (
    <section aria-labelledby="open-drafts">
      <h2 id="open-drafts">{text('openDrafts')}</h2>
      <ul className="rows">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <span>
              <strong>{draft.asked.studyCode}</strong>{' '}
              <span className="quiet">
                {nameOf(draft)} · {new Date(draft.startedAt).toLocaleString(LANGUAGE_TAGS[language])}
              </span>
            </span>
            <button
              type="button"
              className="primary"
              onClick={() => {
                onContinue(draft);
              }}
            >
              {text('continueDraft')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
