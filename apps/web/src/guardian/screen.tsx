import { useEffect, useRef, useState, type ReactNode } from 'react';
import { play } from '../collect/hear/play';
import { useVoice } from '../collect/hear/voice';
import { useSpeech } from '../shell/language';
import { useGuardianText, type GuardianText } from './texts';
import '../collect/hear/hear.css';

interface Props {
  readonly title: GuardianText;
  /** What is said beneath it, and read aloud where the phone has a voice. */
  readonly says: readonly GuardianText[];
  readonly children?: ReactNode;
}

/** A page of words with what can be done. */
export function Screen({ title, says, children }: Props) {
  const text = useGuardianText();
  const words = useRef<HTMLHeadingElement>(null);
  // For a screen reader each screen begins with its first words.
  useEffect(() => {
    words.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <section className="screen">
      <h1 ref={words} tabIndex={-1}>
        {text(title)}
      </h1>
      <ReadAloud words={[title, ...says].map(text)} />
      {says.map((id) => (
        <p key={id}>{text(id)}</p>
      ))}
      {children}
    </section>
  );
}

/** Reads words aloud in the phone's own voice, where it has one. */
function ReadAloud({ words }: { words: readonly string[] }) {
  const { text, language } = useSpeech();
  const voice = useVoice(language);
  const silence = useRef<() => void>(undefined);
  const [on, setOn] = useState(false);
  const spoken = words.join(' ');
  useEffect(
    () => () => {
      silence.current?.();
      setOn(false);
    },
    [spoken],
  );
  if (!voice) return null;
  return (
    <button
      type="button"
      className="hear wordy"
      aria-pressed={on}
      onClick={() => {
        silence.current?.();
        silence.current = on
          ? undefined
          : play(
              words.map((one) => ({ text: one, voice })),
              () => {
                setOn(false);
              },
            );
        setOn(!on);
      }}
    >
      {text(on ? 'stopHearing' : 'hear')}
    </button>
  );
}
