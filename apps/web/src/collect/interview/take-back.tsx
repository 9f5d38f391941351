import { useState, type SyntheticEvent } from 'react';
import { PinField } from '../tablet/pin-field';
import { useTablet } from '../tablet/tablet';
import { useCollectText } from '../texts';
import { isPin } from '../vault/vault';

interface Props {
  readonly onTakenBack: () => void;
  readonly onCancel?: () => void;
}

/** After so many wrong PINs each further one has to wait: a child may play with the digits, and does no harm. */
const FREE_TRIES = 3;
const WAIT_MS = 30_000;

/** Asks for the PIN before the tablet shows anything that is not the respondent's. */
export function TakeBack({ onTakenBack, onCancel }: Props) {
  const text = useCollectText();
  const { database } = useTablet();
  const [pin, setPin] = useState('');
  const [wrong, setWrong] = useState(0);
  const [waiting, setWaiting] = useState(false);
  const tell = (right: boolean) => {
    if (right) {
      onTakenBack();
      return;
    }
    setPin('');
    setWrong(wrong + 1);
    if (wrong + 1 < FREE_TRIES) {
      setWaiting(false);
      return;
    }
    setTimeout(() => {
      setWaiting(false);
    }, WAIT_MS);
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (pin === '') return;
    setWaiting(true);
    isPin(database, pin).then(tell, () => {
      setWaiting(false);
    });
  };
  return (
    <form autoComplete="off" className="start take-back" onSubmit={submit}>
      <PinField label={text('pinOfInterviewer')} value={pin} onChange={setPin} />
      {wrong > 0 && (
        <p role="alert" className="notice problem">
          {text(waiting && wrong >= FREE_TRIES ? 'pinWait' : 'pinWrong')}
        </p>
      )}
      <p className="actions">
        <button type="submit" className="primary" disabled={waiting}>
          {text('goOn')}
        </button>
        {onCancel && (
          <button type="button" onClick={onCancel}>
            {text('cancel')}
          </button>
        )}
      </p>
    </form>
  );
}
