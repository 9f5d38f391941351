import { useState, type SyntheticEvent } from 'react';
import { useCollectText, type CollectText } from '../texts';
import { changePin, MOST_WRONG_PINS, type Unlocking } from '../vault/vault';
import { faultOf, NewPinFields, NO_PIN } from './new-pin';
import { PinField } from './pin-field';
import { useTablet } from './tablet';

/** Where somebody has looked over the enumerator's shoulder. What is stored stays as it is. */
export function ChangePin() {
  const text = useCollectText();
  const { database, lock } = useTablet();
  const [former, setFormer] = useState('');
  const [chosen, setChosen] = useState(NO_PIN);
  const [working, setWorking] = useState(false);
  const [told, setTold] = useState<CollectText>();
  const [left, setLeft] = useState(MOST_WRONG_PINS);
  const end = (how: CollectText) => {
    setFormer('');
    setWorking(false);
    setTold(how);
  };
  const tell = (result: Unlocking) => {
    if (result.kind === 'destroyed') lock();
    else if (result.kind === 'wrong') {
      setLeft(result.left);
      end('pinWrong');
    } else {
      setChosen(NO_PIN);
      end('pinChanged');
    }
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const fault = faultOf(chosen);
    setTold(fault);
    if (fault) return;
    setWorking(true);
    changePin(database, former, chosen.pin).then(tell, () => {
      end('storageAborted');
    });
  };
  return (
    <details>
      <summary>{text('changePin')}</summary>
      <form autoComplete="off" className="start" onSubmit={submit}>
        <PinField label={text('formerPin')} value={former} onChange={setFormer} />
        <NewPinFields value={chosen} onChange={setChosen} />
        {told && (
          <p
            role={told === 'pinChanged' ? 'status' : 'alert'}
            className={`notice ${told === 'pinChanged' ? 'good' : 'problem'}`}
          >
            {text(told)}{' '}
            {told === 'pinWrong' && <strong>{text('pinTriesLeft').replace('%', String(left))}</strong>}
          </p>
        )}
        <button type="submit" className="primary" disabled={working}>
          {text(working ? 'pinWorking' : 'changePin')}
        </button>
      </form>
    </details>
  );
}
