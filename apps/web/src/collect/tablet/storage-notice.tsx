import { useCollectText, type CollectText } from '../texts';
import type { StorageFault, StorageFaultKind } from '../storage/storage-fault';

const WORDS = {
  full: 'storageFull',
  aborted: 'storageAborted',
  newer: 'storageNewer',
  'in-the-way': 'storageInTheWay',
  unavailable: 'storageUnavailable',
} as const satisfies Readonly<Record<StorageFaultKind, CollectText>>;

interface Props {
  readonly fault: StorageFault;
  /** Tries again what failed. */
  readonly onRetry?: () => void;
}

/** Says plainly what the storage did not do, and what to do about it. */
export function StorageNotice({ fault, onRetry }: Props) {
  const text = useCollectText();
  return (
    <div role="alert" className="notice problem">
      <p>{text(WORDS[fault.kind])}</p>
      {onRetry && (
        <button type="button" className="primary" onClick={onRetry}>
          {text('tryAgain')}
        </button>
      )}
    </div>
  );
}
