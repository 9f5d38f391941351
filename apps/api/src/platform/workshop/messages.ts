import type { ProblemCode } from '@tongxing/contracts';
import type { Configuration } from '../config/config.js';

/** What a server tells its workshop: first where the data are, then one order after another. */
export type ToWorkshop =
  { readonly database: Configuration['database'] } | { readonly kind: string; readonly order: unknown };

/** What a workshop answers to an order: how far it is, then how it ended. */
export type FromWorkshop =
  | { readonly percent: number }
  | { readonly made: unknown }
  | { readonly problem: ProblemCode }
  | { readonly fault: Fault };

/** A failure by its name and code. Never its message, which may quote data. */
export interface Fault {
  readonly name: string;
  readonly code?: string;
}
