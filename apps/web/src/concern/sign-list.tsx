import { CONCERN_SIGNS, type ConcernSign } from '@tongxing/safeguarding';
import { useSpeech } from '../shell/language';
import './concern.css';

const SIGNS = Object.entries(CONCERN_SIGNS) as [ConcernSign, (typeof CONCERN_SIGNS)[ConcernSign]][];
const LEVELS = [1, 2, 3] as const;

interface Props {
  /** What stands over the signs of each level, the most urgent first. */
  readonly headings: readonly [string, string, string];
  readonly signs: readonly ConcernSign[];
  readonly onSigns: (signs: readonly ConcernSign[]) => void;
}

/** What somebody may have seen or been told, in plain words, to be ticked. */
export function SignList({ headings, signs, onSigns }: Props) {
  const { say } = useSpeech();
  return LEVELS.map((level, i) => (
    <fieldset key={level}>
      <legend>{headings[i]}</legend>
      {SIGNS.filter(([, sign]) => sign.level === level).map(([sign, { text }]) => (
        <label key={sign} className="sign">
          <input
            type="checkbox"
            checked={signs.includes(sign)}
            onChange={({ target }) => {
              const others = signs.filter((one) => one !== sign);
              onSigns(target.checked ? [...others, sign] : others);
            }}
          />
          {say(text)}
        </label>
      ))}
    </fieldset>
  ));
}
