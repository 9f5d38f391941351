import type { Rolldown } from 'vite';

/**
 * Marks files nearly all of whose functions are called before the first question shows: the browser compiles them
 * whole, away from the page's own thread and while they arrive, and keeps what it compiled. Without it each function
 * is compiled when it is first called, while somebody waits. Browsers that do not know the mark read a comment.
 *
 * @param modules parts of the paths of their modules
 * @returns what stands at the top of a file
 */
export const eager =
  (modules: readonly string[]) =>
  ({ moduleIds }: Rolldown.RenderedChunk): string =>
    moduleIds.some((id) => modules.some((part) => id.includes(part))) ? '//# allFunctionsCalledOnLoad' : '';
