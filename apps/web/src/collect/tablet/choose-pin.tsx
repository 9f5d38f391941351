import { useEffect, useState, type SyntheticEvent } from 'react';
import { useCollectText } from '../texts';
import { PIN_PATTERN } from '../vault/pin';
import { newVault } from '../vault/vault';
import { loadFetchWork } from '../worklist/load-fetch-work';
import { EntryFrame } from './entry-frame';
import { PinField } from './pin-field';

interface Props {
  readonly database: IDBDatabase;
  readonly device: string;
  readonly onChosen: (key: CryptoKey) => void;
}

/** The first thing an enrolled tablet asks. Without the PIN nobody reads what is answered here. */
export function ChoosePin({ database, device, onChosen }: Props) {
  const text = useCollectText();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [state, setState] = useState<'asking' | 'short' | 'differ' | 'easy' | 'working' | 'failed'>('asking');
  useEffect(() => {
    // Is wanted right after the PIN. Where it fails, the press that needs it tries again and says so.
    loadFetchWork().catch(() => undefined);
  }, []);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!PIN_PATTERN.test(pin)) setState('short');
    else if (isEasy(pin)) setState('easy');
    else if (pin !== again) setState('differ');
    else {
      setState('working');
      newVault(database, device, pin).then(onChosen, () => {
        setState('failed');
      });
    }
  };
  return (
    <EntryFrame title={text('choosePin')}>
      <form autoComplete="off" className="start" onSubmit={submit}>
        <p id="pin-how">{text('choosePinHow')}</p>
        <PinField label={text('newPin')} value={pin} onChange={setPin} describedBy="pin-how" />
        <PinField label={text('newPinAgain')} value={again} onChange={setAgain} />
        {state === 'short' && (
          <p role="alert" className="notice problem">
            {text('pinShort')}
          </p>
        )}
        {state === 'easy' && (
          <p role="alert" className="notice problem">
            {text('pinEasy')}
          </p>
        )}
        {state === 'differ' && (
          <p role="alert" className="notice problem">
            {text('pinsDiffer')}
          </p>
        )}
        {state === 'failed' && (
          <p role="alert" className="notice problem">
            {text('storageAborted')}
          </p>
        )}
        <button type="submit" className="primary" disabled={state === 'working'}>
          {text(state === 'working' ? 'pinWorking' : 'savePin')}
        </button>
      </form>
    </EntryFrame>
  );
}

/** 000000 and 123456 are what a thief tries first. */
function isEasy(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, i) => Number(digit) - Number(pin[i]));
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1);
}
