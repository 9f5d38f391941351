import { useEffect, useState } from 'react';
import type * as model from '../form/model';

export type Core = typeof model;

/** survey-core is large. Whoever sees an interview coming has it loaded in good time. */
export const loadCore = (): Promise<Core> => import('../form/model');

/**
 * survey-core, or undefined until it is here. It is asked for when what can be shown without it has been painted.
 *
 * @throws whatever kept it from loading, into the page's notice of crashes
 */
export function useCore(): Core | undefined {
  const [core, setCore] = useState<{ readonly core: Core } | { readonly error: Error }>();
  useEffect(() => {
    let over = false;
    const found = (what: typeof core): void => {
      if (!over) setCore(what);
    };
    const frame = requestAnimationFrame(() => {
      setTimeout(() => {
        loadCore().then(
          (loaded) => {
            found({ core: loaded });
          },
          (error: unknown) => {
            found({ error: error instanceof Error ? error : new Error(String(error)) });
          },
        );
      });
    });
    return () => {
      over = true;
      cancelAnimationFrame(frame);
    };
  }, []);
  if (core && 'error' in core) throw core.error;
  return core?.core;
}
