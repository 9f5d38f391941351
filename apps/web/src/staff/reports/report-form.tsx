import { useState } from 'react';
import type { Language } from '@tongxing/contracts';
import { Choice } from '../../access/choice';
import { useSpeech } from '../../shell/language';
import type { Schemas } from '../../shell/server';
import { useReportText } from './texts';

type Length = Schemas['Report']['length'];
const LENGTHS: readonly Length[] = ['full', 'summary', 'community', 'village'];
const CHOICES = ['zh', 'en', 'both'] as const;

interface Props {
  readonly isBusy: boolean;
  readonly onAsk: (wanted: readonly { language: Language; length: Length }[]) => void;
}

/** In which languages a report is wanted, and how long. */
export function ReportForm({ isBusy, onAsk }: Props) {
  const text = useReportText();
  const { language: page } = useSpeech();
  const [chosen, setChosen] = useState<(typeof CHOICES)[number]>(page);
  const [length, setLength] = useState<Length>('full');
  return (
    <form
      className="start"
      aria-label={text('make')}
      onSubmit={(event) => {
        event.preventDefault();
        const languages: Language[] = chosen === 'both' ? ['zh', 'en'] : [chosen];
        onAsk(languages.map((language) => ({ language, length })));
      }}
    >
      <fieldset>
        <legend>{text('language')}</legend>
        {CHOICES.map((choice) => (
          <label key={choice} className="inline">
            <input
              type="radio"
              name="report-language"
              checked={chosen === choice}
              onChange={() => {
                setChosen(choice);
              }}
            />
            {text(choice)}
          </label>
        ))}
      </fieldset>
      <Choice
        label={text('length')}
        value={length}
        options={LENGTHS.map((each) => [each, text(each)] as const)}
        onChange={(value) => {
          setLength(value as Length);
        }}
      />
      {length === 'village' && <p className="quiet">{text('villageHow')}</p>}
      <p className="actions">
        <button type="submit" className="primary" disabled={isBusy}>
          {text('make')}
        </button>
      </p>
    </form>
  );
}
