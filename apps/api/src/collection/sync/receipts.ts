import type { SyncReceipt } from '@tongxing/contracts';
import { now } from '../../platform/ids.js';
import type { KeptItem } from './item-keeper.js';

/** After so many days backups hold what was received, and a device may delete its copy (docs/decisions/0030). */
const RETAINED_DAYS = 14;
const DAY_MS = 86_400_000;

/** What the server says of an item that it holds. */
export function receiptOf({ row, isRepeat }: KeptItem, store: string): SyncReceipt {
  const { submissionId, hash, outcome, reason, sequence, receivedAt } = row;
  const issuedAt = now();
  const isAccepted = outcome === 'stored' || outcome === 'already-stored';
  const isOld = Date.parse(issuedAt) - Date.parse(receivedAt) >= RETAINED_DAYS * DAY_MS;
  return {
    kind: 'receipt',
    id: submissionId,
    hash,
    outcome: outcome === 'stored' && isRepeat ? 'already-stored' : outcome,
    ...(reason !== null && { reason }),
    store,
    sequence,
    receivedAt,
    issuedAt,
    mayDelete: isAccepted && isOld,
  };
}
