import { ServerProblem } from '../shell/problem';

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/** What waiting can mend: no network, a server that is busy or being mended. */
const PASSING = new Set([
  'offline',
  'unexpected',
  'too-many-attempts',
  'internal-error',
  'storage-unavailable',
]);

/**
 * Does something until it succeeds or fails for good; after each failure it waits twice as long, with some chance in
 * it, up to a minute. A network that comes back ends the waiting.
 *
 * @param failed called after each try that waiting can mend
 * @returns stops it
 */
export function retried<T>(
  attempt: () => Promise<T>,
  done: (result: T) => void,
  gaveUp: (problem: ServerProblem) => void,
  failed: () => void,
): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_MS;
  const again = () => {
    clearTimeout(timer);
    window.removeEventListener('online', again);
    void tryOnce();
  };
  const tryOnce = async () => {
    try {
      const result = await attempt();
      if (!stopped) done(result);
    } catch (error) {
      if (stopped) return;
      const problem = error instanceof ServerProblem ? error : new ServerProblem('unexpected');
      if (!PASSING.has(problem.code)) {
        gaveUp(problem);
        return;
      }
      failed();
      window.addEventListener('online', again);
      timer = setTimeout(again, wait * (0.5 + Math.random() / 2));
      wait = Math.min(LONGEST_MS, wait * 2);
    }
  };
  void tryOnce();
  return () => {
    stopped = true;
    clearTimeout(timer);
    window.removeEventListener('online', again);
  };
}
