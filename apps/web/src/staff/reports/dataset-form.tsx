import { useState } from 'react';
import { useSpeech } from '../../shell/language';
import type { Schemas } from '../../shell/server';
import type { TextId } from '../../shell/texts';

type NewDataset = Schemas['NewDataset'];
type Format = NewDataset['formats'][number];

const FORMATS: readonly (readonly [Format, TextId])[] = [
  ['csv', 'formatCsv'],
  ['xlsx', 'formatXlsx'],
  ['sav', 'formatSav'],
  ['dta', 'formatDta'],
  ['ddi', 'formatDdi'],
  ['pdf', 'formatPdf'],
];
const SHAPES = [
  ['long', 'shapeLong'],
  ['wide', 'shapeWide'],
] as const;
const AUDIENCES = [
  ['internal', 'audienceInternal'],
  ['public', 'audiencePublic'],
] as const;

/** What dataset is wanted. Labels are asked for in the language of the page. */
export function DatasetForm({ isBusy, onAsk }: { isBusy: boolean; onAsk: (wanted: NewDataset) => void }) {
  const { text, language } = useSpeech();
  const [shape, setShape] = useState<NewDataset['shape']>('long');
  const [audience, setAudience] = useState<NonNullable<NewDataset['audience']>>('internal');
  const [formats, setFormats] = useState<readonly Format[]>(FORMATS.map(([format]) => format));
  return (
    <form
      className="start wide"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk({ shape, audience, language, formats: [...formats] });
      }}
    >
      <Choice legend={text('datasetShape')} options={SHAPES} chosen={shape} onChoose={setShape} />
      <Choice legend={text('datasetAudience')} options={AUDIENCES} chosen={audience} onChoose={setAudience} />
      <fieldset>
        <legend>{text('datasetFormats')}</legend>
        {FORMATS.map(([format, label]) => (
          <label key={format} className="inline">
            <input
              type="checkbox"
              checked={formats.includes(format)}
              onChange={({ target: { checked } }) => {
                const others = formats.filter((each) => each !== format);
                setFormats(checked ? [...others, format] : others);
              }}
            />
            {text(label)}
          </label>
        ))}
      </fieldset>
      <p className="actions">
        <button type="submit" disabled={isBusy || formats.length === 0}>
          {text('askDataset')}
        </button>
      </p>
    </form>
  );
}

function Choice<T extends string>({
  legend,
  options,
  chosen,
  onChoose,
}: {
  legend: string;
  options: readonly (readonly [T, TextId])[];
  chosen: T;
  onChoose: (value: T) => void;
}) {
  const { text } = useSpeech();
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map(([value, label]) => (
        <label key={value} className="inline">
          <input
            type="radio"
            name={legend}
            checked={chosen === value}
            onChange={() => {
              onChoose(value);
            }}
          />
          {text(label)}
        </label>
      ))}
    </fieldset>
  );
}
