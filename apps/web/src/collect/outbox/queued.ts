import type { OutboxItem } from '@tongxing/sync';
import type { Encrypted } from '../vault/encrypted';

/** What is told of an item to whoever has the PIN. It is encrypted apart, for the item itself nobody here can read. */
export interface Label {
  readonly kind: 'submission' | 'consent' | 'visit' | 'concern';
  /** Absent for a concern about nobody who takes part. */
  readonly studyCode?: string;
  /** Title of the questionnaire, in both languages. */
  readonly title?: { readonly zh: string; readonly en: string };
}

export type FinishedItem = Exclude<OutboxItem, { readonly state: 'draft' }>;

/** Something finished, on its way to the server. */
export interface Queued {
  readonly id: string;
  readonly item: FinishedItem;
  readonly label: Encrypted;
  /** Place in the row. Clocks of tablets are wrong; this is not. */
  readonly sequence: number;
  /** By this device's clock, for the eyes only. */
  readonly queuedAt: string;
  /** When it was last sent, by this device's clock; absent before that. */
  readonly sentAt?: string;
}

export const labelPlace = (id: string): string => `outbox/${id}/label`;
