import { useState } from 'react';
import { OtherLanguage, PageTitle } from '../../shell/frame';
import { HelpCard } from '../help-card';
import type { Hotline } from '../hotlines';
import { useCollectText } from '../texts';
import type { Finished } from './finish';
import { TakeBack } from './take-back';

interface Props {
  readonly finished: Finished;
  readonly hotlines: readonly Hotline[];
  readonly onTakenBack: () => void;
}

/**
 * The last thing a respondent sees: thanks, and the help card, the same for everyone. What was answered is sealed by
 * now; there is nothing to go back to.
 */
export function HandBack({ finished, hotlines, onTakenBack }: Props) {
  const text = useCollectText();
  const [asked, setAsked] = useState(false);
  return (
    <main id="content" tabIndex={-1}>
      <PageTitle>{text('thanks')}</PageTitle>
      <p>{text('giveBack')}</p>
      {finished.helpCard && <HelpCard own={hotlines} />}
      {asked ? (
        <TakeBack onTakenBack={onTakenBack} />
      ) : (
        <p className="actions">
          <button
            type="button"
            onClick={() => {
              setAsked(true);
            }}
          >
            {text('forInterviewer')}
          </button>
          <OtherLanguage />
        </p>
      )}
    </main>
  );
}
