import { useEffect, useState, type SyntheticEvent } from 'react';
import { useCollectText } from '../texts';
import { newVault } from '../vault/vault';
import { loadFetchWork } from '../worklist/load-fetch-work';
import { EntryFrame } from './entry-frame';
import { faultOf, NewPinFields, NO_PIN, type NewPinFault } from './new-pin';

interface Props {
  readonly database: IDBDatabase;
  readonly device: string;
  readonly onChosen: (key: CryptoKey) => void;
}

/** The first thing an enrolled tablet asks. Without the PIN nobody reads what is answered here. */
export function ChoosePin({ database, device, onChosen }: Props) {
  const text = useCollectText();
  const [chosen, setChosen] = useState(NO_PIN);
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<NewPinFault | 'storageAborted'>();
  useEffect(() => {
    // Is wanted right after the PIN. Where it fails, the press that needs it tries again and says so.
    loadFetchWork().catch(() => undefined);
  }, []);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = faultOf(chosen);
    setFault(found);
    if (found) return;
    setWorking(true);
    newVault(database, device, chosen.pin).then(onChosen, () => {
      setWorking(false);
      setFault('storageAborted');
    });
  };
  return (
    <EntryFrame title={text('choosePin')}>
      <form autoComplete="off" className="start" onSubmit={submit}>
        <NewPinFields value={chosen} onChange={setChosen} />
        {fault && (
          <p role="alert" className="notice problem">
            {text(fault)}
          </p>
        )}
        <button type="submit" className="primary" disabled={working}>
          {text(working ? 'pinWorking' : 'savePin')}
        </button>
      </form>
    </EntryFrame>
  );
}
