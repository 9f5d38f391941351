import { LANGUAGE_TAGS } from '@tongxing/contracts';
import { useSpeech } from '../shell/language';

/** A moment in the reader's own time. */
export function Moment({ at }: { at: string }) {
  const { language } = useSpeech();
  const format = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return <time dateTime={at}>{new Date(at).toLocaleString(LANGUAGE_TAGS[language], format)}</time>;
}
