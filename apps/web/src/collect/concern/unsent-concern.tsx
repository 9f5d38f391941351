import { useEffect, useState } from 'react';
import { useTablet } from '../tablet/tablet';
import { useCollectText } from '../texts';
import { readUnsent } from './unsent';

/** Reminds of a concern that was begun and never sent. What it is about shows only where it was written. */
export function UnsentConcern({ onContinue }: { readonly onContinue: () => void }) {
  const text = useCollectText();
  const { database, vaultKey } = useTablet();
  const [found, setFound] = useState(false);
  useEffect(() => {
    let over = false;
    readUnsent(database, vaultKey).then(
      (unsent) => {
        if (!over) setFound(unsent !== undefined);
      },
      // What cannot be read now shows the next time.
      () => undefined,
    );
    return () => {
      over = true;
    };
  }, [database, vaultKey]);
  if (!found) return null;
  return (
    <p role="status" className="notice problem">
      {text('concernUnsent')}{' '}
      <button type="button" onClick={onContinue}>
        {text('continueDraft')}
      </button>
    </p>
  );
}
