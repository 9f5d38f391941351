import { useState, type SyntheticEvent } from 'react';
import { PRESENCE, type Mode, type Presence } from '../drafts/draft';
import { useCollectText } from '../texts';
import type { Item } from '../worklist/worklist';

interface Props {
  readonly item: Item;
  readonly onBegin: (mode: Mode, present: readonly Presence[]) => void;
}

/** Older children answer by themselves; younger ones and adults are asked (domain.md 2.1). */
const usualMode = ({ respondent, band }: Item): Mode =>
  respondent === 'child' && band !== 'A' ? 'self' : 'interviewer';

/** What is settled before the first question: who holds the tablet, and who else is there. */
export function BeginForm({ item, onBegin }: Props) {
  const text = useCollectText();
  const [mode, setMode] = useState(usualMode(item));
  const [present, setPresent] = useState<readonly Presence[]>([]);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onBegin(mode, present);
  };
  const alone = present.includes('nobody');
  return (
    <form autoComplete="off" className="start" onSubmit={submit}>
      <fieldset>
        <legend>{text('whoHolds')}</legend>
        {(['self', 'interviewer'] as const).map((one) => (
          <label key={one} className="inline">
            <input
              type="radio"
              name={`mode-${item.id}`}
              checked={mode === one}
              onChange={() => {
                setMode(one);
              }}
            />
            {text(one)}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{text('whoIsThere')}</legend>
        {PRESENCE.map((one) => (
          <label key={one} className="inline">
            <input
              type="checkbox"
              checked={present.includes(one)}
              onChange={({ target }) => {
                const others = present.filter((p) => p !== one && (p === 'nobody') === (one === 'nobody'));
                setPresent(target.checked ? [...others, one] : others);
              }}
            />
            {text(one)}
          </label>
        ))}
        {present.length > 0 && !alone && <p className="notice">{text('notAlone')}</p>}
      </fieldset>
      <button type="submit" className="primary" disabled={present.length === 0}>
        {text('begin')}
      </button>
      {present.length === 0 && <p className="quiet">{text('sayWhoIsThere')}</p>}
    </form>
  );
}
