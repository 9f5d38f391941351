import { useState } from 'react';
import { CONSENT_OBSTACLES, DISPOSITIONS, type ConsentKind, type ConsentObstacle } from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';
import type { Draft } from '../drafts/draft';
import { BeginForm } from '../interview/begin-form';
import { newDraft } from '../interview/new-draft';
import type { Screen } from '../tablet/screen';
import { useCollectText } from '../texts';
import type { Child } from './children';
import { OutcomeForm } from './outcome-form';
import { scriptFor } from './scripts';

const ASKS: Partial<Readonly<Record<ConsentObstacle, ConsentKind>>> = {
  'guardian-missing': 'guardian',
  'carer-missing': 'carer',
  'assent-missing': 'assent',
};
const ASK_WORDS = { guardian: 'askGuardian', carer: 'askCarer', assent: 'askAssent' } as const;

interface Props {
  readonly standing: Child['standings'][number];
  /** An interview about it that is under way. */
  readonly draft: Draft | undefined;
  readonly onScreen: (screen: Screen) => void;
  readonly onRecorded: () => void;
}

/** One questionnaire that one respondent is to answer, and what can be done about it now. */
export function AssignmentCard({ standing, draft, onScreen, onRecorded }: Props) {
  const text = useCollectText();
  const { say } = useSpeech();
  const [doing, setDoing] = useState<'begin' | 'outcome'>();
  const { item, state, obstacles, worklist } = standing;
  const title = worklist.titles[item.instrument.hash];
  const interview = (draft: Draft) => {
    onScreen({ name: 'interview', draft });
  };
  return (
    <>
      <h2>{title ? say(title) : item.instrument.id}</h2>
      <p className="quiet">
        {say(worklist.waveName)} · {text(item.respondent)} ·{' '}
        {state === 'open' ? text('open') : say(DISPOSITIONS[state])}
      </p>
      {state === 'open' &&
        obstacles.map((obstacle) => (
          <p key={obstacle} className="notice">
            {say(CONSENT_OBSTACLES[obstacle])}
          </p>
        ))}
      {state === 'open' && doing === undefined && (
        <p className="actions">
          <button
            type="button"
            className="primary"
            disabled={!draft && (obstacles.length > 0 || !title)}
            onClick={() => {
              if (draft) interview(draft);
              else setDoing('begin');
            }}
          >
            {text(draft ? 'continueDraft' : 'begin')}
          </button>
          {obstacles.map((obstacle) => {
            const kind = ASKS[obstacle];
            const script = kind && scriptFor(worklist, kind, item.band);
            return (
              script && (
                <button
                  key={kind}
                  type="button"
                  onClick={() => {
                    interview(newDraft({ item, consent: kind, instrument: script }, 'interviewer', []));
                  }}
                >
                  {text(ASK_WORDS[kind])}
                </button>
              )
            );
          })}
          <button
            type="button"
            onClick={() => {
              setDoing('outcome');
            }}
          >
            {text('otherOutcome')}
          </button>
        </p>
      )}
      {doing === 'begin' && (
        <BeginForm
          item={item}
          onBegin={(mode, present) => {
            interview(newDraft({ item, instrument: item.instrument }, mode, present));
          }}
        />
      )}
      {doing === 'outcome' && (
        <OutcomeForm
          item={item}
          onDone={() => {
            setDoing(undefined);
            onRecorded();
          }}
        />
      )}
    </>
  );
}
