import { useCallback, useState } from 'react';
import { findDrafts, type FoundDrafts } from '../drafts/drafts-store';
import { storageFault, type StorageFault } from '../storage/storage-fault';
import { readSingle } from '../storage/single';
import { useTablet } from '../tablet/tablet';
import { readProgress } from './progress-store';
import type { Progress } from './progress';
import type { KeptWorklist } from './worklist';

/** Name of the record that holds the worklists. */
export const WORKLISTS = 'worklists';

/** Everything of the enumerator's work that the device holds. */
export interface Field extends FoundDrafts {
  /** One for each wave that is open. */
  readonly worklists: readonly KeptWorklist[];
  readonly progress: readonly Progress[];
}

export interface LoadedField {
  readonly field: Field | undefined;
  readonly fault: StorageFault | undefined;
  readonly reload: () => void;
}

/** What the device holds, as it was when `reload` was last called. */
export function useField(): LoadedField {
  const { database, vaultKey } = useTablet();
  const [field, setField] = useState<Field>();
  const [fault, setFault] = useState<StorageFault>();
  const reload = useCallback(() => {
    Promise.all([
      findDrafts(database, vaultKey),
      readSingle<KeptWorklist[]>(database, vaultKey, WORKLISTS),
      readProgress(database, vaultKey),
    ]).then(
      ([found, worklists = [], progress]) => {
        setField({ ...found, worklists, progress });
        setFault(undefined);
      },
      (error: unknown) => {
        setFault(storageFault(error));
      },
    );
  }, [database, vaultKey]);
  return { field, fault, reload };
}
