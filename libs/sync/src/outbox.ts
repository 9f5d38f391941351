import type { SealedItem } from '@tongxing/contracts';
import type { VerifiedReceipt } from './receipt.js';

interface Sealed {
  readonly id: string;
  readonly sealed: SealedItem;
  /** Of the sealed item. */
  readonly hash: string;
}

interface Receipted extends Sealed {
  readonly receipt: VerifiedReceipt;
}

/**
 * One interview on a device.
 *
 * | state         | the device holds        | the server holds it | next                                       |
 * |---------------|-------------------------|---------------------|--------------------------------------------|
 * | `draft`       | answers, under the PIN  | no                  | `sealed` when it is finished               |
 * | `sealed`      | the sealed item         | not known           | `sending`                                  |
 * | `sending`     | the sealed item         | not known           | by receipt; `sealed` when it failed        |
 * | `receipted`   | the sealed item         | yes                 | `deletable`; `sealed` when it is missing   |
 * | `quarantined` | the sealed item         | yes, not accepted   | by receipt; `sealed` when it is missing    |
 * | `conflict`    | the sealed item         | yes, not accepted   | by receipt; `sealed` when it is missing    |
 * | `deletable`   | nothing that it needs   | yes, and in backups | gone                                       |
 */
export type OutboxItem =
  | { readonly state: 'draft'; readonly id: string }
  | ({ readonly state: 'sealed' | 'sending' } & Sealed)
  | ({ readonly state: 'receipted' | 'quarantined' | 'conflict' } & Receipted)
  | { readonly state: 'deletable'; readonly id: string; readonly hash: string };

export type OutboxEvent =
  /** The draft is finished; it is sealed to the server's key and its answers are gone from the device. */
  | { readonly kind: 'sealed'; readonly sealed: SealedItem; readonly hash: string }
  | { readonly kind: 'sent' }
  /** No answer, or none that says anything. */
  | { readonly kind: 'failed' }
  /** The app starts: whatever was under way is not. */
  | { readonly kind: 'restarted' }
  | { readonly kind: 'receipted'; readonly receipt: VerifiedReceipt }
  /** The server says that it does not hold the item of this hash. */
  | { readonly kind: 'missing'; readonly hash: string };

/**
 * What becomes of an item when something happens. An event that does not fit changes nothing: events come twice, late
 * and in any order. Only a receipt for exactly this id and hash moves an item on, and only one that allows it, of an
 * item that was accepted, has it deleted.
 */
export function step(item: OutboxItem, event: OutboxEvent): OutboxItem {
  if (item.state === 'deletable') return item;
  if (item.state === 'draft')
    return event.kind === 'sealed' && event.sealed.id === item.id
      ? { state: 'sealed', id: item.id, sealed: event.sealed, hash: event.hash }
      : item;
  switch (event.kind) {
    case 'sealed':
      return item;
    case 'sent':
      return item.state === 'sealed' ? { ...item, state: 'sending' } : item;
    case 'failed':
    case 'restarted':
      return item.state === 'sending' ? { ...item, state: 'sealed' } : item;
    case 'missing':
      return event.hash === item.hash ? again(item) : item;
    case 'receipted':
      return acknowledged(item, event.receipt);
  }
}

const again = ({ id, sealed, hash }: Sealed): OutboxItem => ({ state: 'sealed', id, sealed, hash });

function acknowledged(item: Sealed & OutboxItem, receipt: VerifiedReceipt): OutboxItem {
  const { id, sealed, hash } = item;
  if (receipt.id !== id || receipt.hash !== hash) return item;
  const { outcome, mayDelete } = receipt;
  if (outcome === 'quarantined' || outcome === 'conflict') return { state: outcome, id, sealed, hash, receipt };
  return mayDelete ? { state: 'deletable', id, hash } : { state: 'receipted', id, sealed, hash, receipt };
}

/** Whether the server has yet to say that it holds the item. */
export const isUndelivered = (item: OutboxItem): item is OutboxItem & { readonly state: 'sealed' } =>
  item.state === 'sealed';

/** Whether the server gave a receipt and the device still keeps its copy. */
export const isRetained = (
  item: OutboxItem,
): item is OutboxItem & { readonly state: 'receipted' | 'quarantined' | 'conflict' } =>
  item.state === 'receipted' || item.state === 'quarantined' || item.state === 'conflict';
