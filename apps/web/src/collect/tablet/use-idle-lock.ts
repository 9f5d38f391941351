import { useEffect } from 'react';

/** A tablet that nobody touches for so long is locked. */
const IDLE_MS = 5 * 60_000;
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'scroll'] as const;

/** Locks when nobody has touched the screen for a while, also where the tablet slept in between. */
export function useIdleLock(on: boolean, lock: () => void): void {
  useEffect(() => {
    if (!on) return;
    let touched = performance.now();
    const touch = (): void => {
      touched = performance.now();
    };
    const look = (): void => {
      if (performance.now() - touched >= IDLE_MS) lock();
    };
    const timer = setInterval(look, 10_000);
    document.addEventListener('visibilitychange', look);
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, touch, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, touch, { capture: true });
    };
  }, [on, lock]);
}
