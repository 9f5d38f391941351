import { useState, type SyntheticEvent } from 'react';
import { useCollectText } from '../texts';
import { PIN_PATTERN } from '../vault/pin';
import { unlock } from '../vault/vault';
import { EntryFrame } from './entry-frame';
import { PinField } from './pin-field';

interface Props {
  readonly database: IDBDatabase;
  readonly onOpen: (key: CryptoKey) => void;
  readonly onDestroyed: () => void;
}

/** From here on every wrong PIN says how many tries are left. */
const WARN_FROM_LEFT = 5;

type State =
  | { readonly kind: 'asking' | 'short' | 'working' | 'failed' }
  | { readonly kind: 'wrong'; readonly left: number };

/** Asks for the PIN. It says first whom it is for: a child who finds the tablet locked should not try. */
export function Unlock({ database, onOpen, onDestroyed }: Props) {
  const text = useCollectText();
  const [pin, setPin] = useState('');
  const [state, setState] = useState<State>({ kind: 'asking' });
  const attempt = async () => {
    const result = await unlock(database, pin);
    if (result.kind === 'open') onOpen(result.key);
    else if (result.kind === 'destroyed') onDestroyed();
    else {
      setPin('');
      setState(result);
    }
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    // What cannot be a PIN is not tried, and does not count.
    if (!PIN_PATTERN.test(pin)) {
      setState({ kind: 'short' });
      return;
    }
    setState({ kind: 'working' });
    attempt().catch(() => {
      setState({ kind: 'failed' });
    });
  };
  return (
    <EntryFrame title={text('locked')}>
      <form autoComplete="off" className="start" onSubmit={submit}>
        <p id="pin-for">{text('pinFor')}</p>
        <PinField label={text('pin')} value={pin} onChange={setPin} describedBy="pin-for" />
        {state.kind === 'wrong' && (
          <div role="alert" className="notice problem">
            <p>{text('pinWrong')}</p>
            {state.left <= WARN_FROM_LEFT && (
              <p>
                <strong>{text('pinTriesLeft').replace('%', String(state.left))}</strong>
              </p>
            )}
          </div>
        )}
        {state.kind === 'short' && (
          <p role="alert" className="notice problem">
            {text('pinShort')}
          </p>
        )}
        {state.kind === 'failed' && (
          <p role="alert" className="notice problem">
            {text('storageAborted')}
          </p>
        )}
        <button type="submit" className="primary" disabled={state.kind === 'working'}>
          {text(state.kind === 'working' ? 'pinWorking' : 'unlock')}
        </button>
      </form>
    </EntryFrame>
  );
}
