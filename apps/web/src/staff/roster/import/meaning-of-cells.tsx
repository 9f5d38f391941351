import { Choice } from '../../../access/choice';
import { useImportText } from './texts';

interface Props {
  readonly legend: string;
  readonly cells: readonly string[];
  readonly choices: readonly (readonly [value: string, shown: string])[];
  /** By cell. */
  readonly said: Readonly<Record<string, string>>;
  readonly onChange: (said: Readonly<Record<string, string>>) => void;
}

/** What each cell of a column means; a cell that is written like a choice needs no saying. */
export function MeaningOfCells({ legend, cells, choices, said, onChange }: Props) {
  const text = useImportText();
  const unclear = cells.filter((cell) => !choices.some(([value]) => value === cell));
  if (unclear.length === 0) return null;
  return (
    <fieldset className="start">
      <legend>{legend}</legend>
      {unclear.map((cell) => (
        <Choice
          key={cell}
          label={cell}
          value={said[cell] ?? ''}
          options={[['', text('unsaid')], ...choices]}
          onChange={(value) => {
            onChange({ ...said, [cell]: value });
          }}
        />
      ))}
    </fieldset>
  );
}
