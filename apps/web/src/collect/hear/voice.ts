import { useSyncExternalStore } from 'react';
import type { Language } from '@tongxing/contracts';

/** The device's voices of a language, the best first: Mandarin before other Chinese. Tags may say `zh_CN`. */
const PREFERRED: Readonly<Record<Language, readonly RegExp[]>> = {
  zh: [/^(zh|cmn)[-_](hans[-_])?cn/i, /^(zh|cmn)$/i, /^(zh|cmn)[-_](hans|sg)/i],
  en: [/^en[-_](us|gb)/i, /^en/i],
};

/** A voice that speaks the language, or undefined where the device has none. Voices may arrive late. */
export function useVoice(language: Language): SpeechSynthesisVoice | undefined {
  const voices = useSyncExternalStore(watchVoices, currentVoices);
  return PREFERRED[language]
    .map((wanted) => voices.find(({ lang }) => wanted.test(lang)))
    .find((voice) => voice !== undefined);
}

const NONE: readonly SpeechSynthesisVoice[] = [];
let known = NONE;

/** Old WebViews have no speech at all. */
const synthesis = (): SpeechSynthesis | undefined =>
  'speechSynthesis' in window ? speechSynthesis : undefined;

/** The same list as long as nothing has changed, as React asks of a store. */
function currentVoices(): readonly SpeechSynthesisVoice[] {
  const now = synthesis()?.getVoices() ?? NONE;
  if (now.length !== known.length || now.some((voice, i) => voice.voiceURI !== known[i]?.voiceURI)) known = now;
  return known;
}

function watchVoices(changed: () => void): () => void {
  const speech = synthesis();
  speech?.addEventListener('voiceschanged', changed);
  return () => speech?.removeEventListener('voiceschanged', changed);
}
