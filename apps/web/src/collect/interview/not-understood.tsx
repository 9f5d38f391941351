import { useState } from 'react';
import { OtherLanguage, PageTitle } from '../../shell/frame';
import { useCollectText } from '../texts';
import { TakeBack } from './take-back';

interface Props {
  /** The interviewer reads the questions from now on. */
  readonly onAsk: () => void;
  readonly onStop: () => void;
}

/**
 * The check of understanding was not answered rightly. The child is told nothing of it, and gives the tablet back; who
 * has the PIN decides whether to ask the questions or to stop.
 */
export function NotUnderstood({ onAsk, onStop }: Props) {
  const text = useCollectText();
  const [asked, setAsked] = useState(false);
  const [takenBack, setTakenBack] = useState(false);
  if (takenBack)
    return (
      <main id="content" tabIndex={-1}>
        <PageTitle>{text('notUnderstood')}</PageTitle>
        <p>{text('notUnderstoodHow')}</p>
        <p className="actions">
          <button type="button" className="primary" onClick={onAsk}>
            {text('askMyself')}
          </button>
          <button type="button" onClick={onStop}>
            {text('stopHere')}
          </button>
          <OtherLanguage />
        </p>
      </main>
    );
  return (
    <main id="content" tabIndex={-1}>
      <PageTitle>{text('together')}</PageTitle>
      <p>{text('giveBack')}</p>
      {asked ? (
        <TakeBack
          onTakenBack={() => {
            setTakenBack(true);
          }}
        />
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
