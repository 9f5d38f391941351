import { AsyncLocalStorage } from 'node:async_hooks';
import type { Permission } from '@tongxing/contracts';

/** What a grant lets its holder do, and where. */
export interface Reach {
  readonly permissions: ReadonlySet<Permission>;
  /** The project it is limited to; the whole installation where absent. */
  readonly project?: string;
  /** The sites of that project it is limited to, those below included; the whole project where absent. */
  readonly sites?: ReadonlySet<string>;
}

/**
 * Who acts: somebody signed in, an enrolled device, the holder of a guardian's link, the server itself (jobs,
 * commands), or nobody known.
 */
export type Actor =
  | {
      readonly kind: 'user' | 'device' | 'link';
      readonly id: string;
      /** What the actor may do; nothing where absent. */
      readonly reach?: readonly Reach[];
    }
  | { readonly kind: 'system' | 'anonymous' };

export const ANONYMOUS: Actor = { kind: 'anonymous' };

const acting = new AsyncLocalStorage<Actor>();

/** Runs `work`, and everything it waits for, as `actor`. */
export const actAs = <T>(actor: Actor, work: () => T): T => acting.run(actor, work);

/** Who acts here. What runs outside any request and command is the server itself. */
export const currentActor = (): Actor => acting.getStore() ?? { kind: 'system' };
