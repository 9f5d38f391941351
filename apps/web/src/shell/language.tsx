import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import {
  glossaryIn,
  LANGUAGE_TAGS,
  type BilingualText,
  type GlossaryTerm,
  type Language,
} from '@tongxing/contracts';
import { TEXTS, type TextId } from './texts';

/** The page's language and how to say things in it. */
export interface Speech {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  /** A word of the screens. */
  readonly text: (id: TextId) => string;
  /** A term of the field. */
  readonly term: (term: GlossaryTerm) => string;
  /** What the data hold in both languages. */
  readonly say: (text: BilingualText) => string;
}

const KEPT = 'tongxing.language';
const SpeechContext = createContext<Speech | undefined>(undefined);

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = LANGUAGE_TAGS[language];
    keep(language);
  }, [language]);
  const speech = useMemo<Speech>(
    () => ({
      language,
      setLanguage,
      text: (id) => TEXTS[id][language === 'zh' ? 0 : 1],
      term: glossaryIn(language),
      say: (text) => text[language],
    }),
    [language],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('useSpeech is used outside LanguageProvider');
  return speech;
}

/** The choice made before, else the browser's. Storage may be forbidden: then nothing is remembered. */
function firstLanguage(): Language {
  try {
    const kept = localStorage.getItem(KEPT);
    if (kept === 'zh' || kept === 'en') return kept;
  } catch {
    // Forbidden by the browser's settings.
  }
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function keep(language: Language): void {
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // Forbidden by the browser's settings.
  }
}
