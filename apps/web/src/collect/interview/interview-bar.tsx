import { useState, type ReactNode } from 'react';
import { OtherLanguage } from '../../shell/frame';
import { useCollectText } from '../texts';
import { TakeBack } from './take-back';

interface Props {
  /** The respondent holds the tablet. */
  readonly self: boolean;
  /** The enumerator has it again, and has shown so by the PIN. */
  readonly onTakenBack: () => void;
  readonly onPause: () => void;
  readonly onConcern: () => void;
  /** Further choices that whoever holds the tablet has. */
  readonly children?: ReactNode;
}

/** What stands over the questions: the language, and the way out for whoever holds the PIN. */
export function InterviewBar({ self, onTakenBack, onPause, onConcern, children }: Props) {
  const text = useCollectText();
  const [asked, setAsked] = useState(false);
  return (
    <div className="sitting-bar">
      {self ? (
        <button
          type="button"
          aria-expanded={asked}
          onClick={() => {
            setAsked(!asked);
          }}
        >
          {text('forInterviewer')}
        </button>
      ) : (
        <>
          <button type="button" onClick={onPause}>
            {text('pause')}
          </button>
          <button type="button" onClick={onConcern}>
            {text('concern')}
          </button>
        </>
      )}
      {children}
      <OtherLanguage />
      {asked && (
        <TakeBack
          onTakenBack={onTakenBack}
          onCancel={() => {
            setAsked(false);
          }}
        />
      )}
    </div>
  );
}
