import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { LANGUAGE_TAGS, type SpokenLanguage } from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';
import { play, type Sound } from './play';
import { recordedAs } from './recorded-as';
import type { RecordedFiles } from './recorded-files';
import { useVoice } from './voice';

/** Something on the page that can be heard: the name of its recording, and its words for a device's voice. */
export interface Spoken {
  readonly name: string;
  readonly text: string;
}

export interface Hearing {
  /** Every part has a recording or can be spoken by the device. */
  readonly canHear: (parts: readonly Spoken[]) => boolean;
  readonly hear: (parts: readonly Spoken[]) => void;
  readonly stop: () => void;
  /** Name of the first part of what is being played. */
  readonly playing: string | undefined;
  /** Each answer has a button of its own, for children who do not read. */
  readonly eachAnswer: boolean;
  /** Where nothing can be heard the page says so: to an interviewer, never to a child. */
  readonly saysSo: boolean;
}

const HearingContext = createContext<Hearing | undefined>(undefined);

export function useHearing(): Hearing {
  const hearing = useContext(HearingContext);
  if (!hearing) throw new Error('useHearing is used outside HearingProvider');
  return hearing;
}

interface Props {
  readonly recorded: RecordedFiles;
  readonly eachAnswer: boolean;
  readonly saysSo: boolean;
  /** A language that is heard and not read; the page's own where absent. Only recordings speak it. */
  readonly heardIn?: SpokenLanguage | undefined;
  readonly children: ReactNode;
}

/** Lets a form be heard in the page's language: recordings first, else the device's own voice. */
export function HearingProvider({ recorded, eachAnswer, saysSo, heardIn, children }: Props) {
  const { language } = useSpeech();
  const voice = useVoice(language);
  const silence = useRef<() => void>(undefined);
  const [playing, setPlaying] = useState<string>();
  const stop = useCallback(() => {
    silence.current?.();
    silence.current = undefined;
    setPlaying(undefined);
  }, []);
  useEffect(() => stop, [stop, language, heardIn]);

  const hearing = useMemo<Hearing>(() => {
    const soundOf = ({ name, text }: Spoken): Sound | undefined => {
      const file = recorded.get(recordedAs(heardIn ?? LANGUAGE_TAGS[language], name));
      if (file !== undefined) return { file };
      return heardIn === undefined && voice ? { text, voice } : undefined;
    };
    return {
      canHear: (parts) => parts.every((part) => soundOf(part)),
      hear: (parts) => {
        stop();
        setPlaying(parts[0]?.name);
        silence.current = play(
          parts.flatMap((part) => soundOf(part) ?? []),
          stop,
        );
      },
      stop,
      playing,
      eachAnswer,
      saysSo,
    };
  }, [recorded, language, heardIn, voice, stop, playing, eachAnswer, saysSo]);
  return <HearingContext value={hearing}>{children}</HearingContext>;
}
