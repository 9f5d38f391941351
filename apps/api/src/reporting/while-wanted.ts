import type { Watch } from '../platform/workshop/index.js';

/** How often it is asked whether work is wanted still, in milliseconds. */
const ASK_MS = 500;

/** Somebody called the work off, or another process has finished it. */
export class NoLongerWanted extends Error {
  override readonly name = 'NoLongerWanted';
}

/**
 * Does work that may be called off meanwhile, by whatever process.
 *
 * @param isWanted told how far the work is, 0 to 100; what fails is asked again
 * @param stopped called off by others, for their reason
 * @throws NoLongerWanted
 */
export async function whileWanted(
  isWanted: (percent: number) => Promise<boolean>,
  work: (watch: Watch) => Promise<void>,
  stopped: AbortSignal,
): Promise<void> {
  const calledOff = new AbortController();
  let percent = 0;
  const ask = async (): Promise<void> => {
    if (!(await isWanted(percent))) calledOff.abort(new NoLongerWanted());
  };
  const timer = setInterval(() => void ask().catch(() => undefined), ASK_MS).unref();
  try {
    await work({
      signal: AbortSignal.any([calledOff.signal, stopped]),
      progress: (now) => {
        percent = now;
      },
    });
  } finally {
    clearInterval(timer);
  }
}
