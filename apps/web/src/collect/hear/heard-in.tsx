import { SPOKEN_LANGUAGES, type SpokenLanguage } from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';
import { useCollectText } from '../texts';
import type { RecordedFiles } from './recorded-files';

/** Languages besides those of the page in which something of a questionnaire was recorded. */
export const spokenIn = (recorded: RecordedFiles): SpokenLanguage[] =>
  (Object.keys(SPOKEN_LANGUAGES) as SpokenLanguage[]).filter((language) =>
    [...recorded.keys()].some((name) => name.startsWith(`${language}/`)),
  );

interface Props {
  readonly languages: readonly SpokenLanguage[];
  readonly heardIn: SpokenLanguage | undefined;
  readonly onHeardIn: (language: SpokenLanguage | undefined) => void;
}

/** Chooses in which language the questions are heard, at any time and without a change of what is read. */
export function HeardIn({ languages, heardIn, onHeardIn }: Props) {
  const text = useCollectText();
  const { say } = useSpeech();
  if (languages.length === 0) return null;
  return (
    <select
      aria-label={text('heardIn')}
      value={heardIn ?? ''}
      onChange={({ target }) => {
        onHeardIn(languages.find((language) => language === target.value));
      }}
    >
      <option value="">{text('heardAsRead')}</option>
      {languages.map((language) => (
        <option key={language} value={language}>
          {say(SPOKEN_LANGUAGES[language])}
        </option>
      ))}
    </select>
  );
}
