import { AsyncLocalStorage } from 'node:async_hooks';

/** Who acts: somebody signed in, an enrolled device, the server itself (jobs, commands), or nobody known. */
export type Actor =
  { readonly kind: 'user' | 'device'; readonly id: string } | { readonly kind: 'system' | 'anonymous' };

const acting = new AsyncLocalStorage<Actor>();

/** Runs `work`, and everything it waits for, as `actor`. */
export const actAs = <T>(actor: Actor, work: () => T): T => acting.run(actor, work);

/** Who acts here. What runs outside any request and command is the server itself. */
export const currentActor = (): Actor => acting.getStore() ?? { kind: 'system' };
