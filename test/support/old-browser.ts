/**
 * Takes from a browser, before any script of a page runs, what browsers have learnt to do since Chrome 64 and scripts
 * are likely to ask for. It shows what is missed of the library, and nothing of syntax or layout.
 */
export const FORGET_AFTER_CHROME_64 = `(() => {
  const gone = [
    [Array, ['fromAsync']],
    [Array.prototype, ['at', 'flat', 'flatMap', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']],
    [String.prototype, ['at', 'matchAll', 'replaceAll', 'trimStart', 'trimEnd', 'isWellFormed', 'toWellFormed']],
    [Object, ['fromEntries', 'hasOwn', 'groupBy']],
    [Promise, ['allSettled', 'any', 'withResolvers']],
    [Map, ['groupBy']],
    [Crypto.prototype, ['randomUUID']],
    [Element.prototype, ['replaceChildren', 'toggleAttribute', 'checkVisibility', 'computedStyleMap']],
    [Document.prototype, ['startViewTransition']],
    [HTMLElement.prototype, ['showPopover']],
    [HTMLFormElement.prototype, ['requestSubmit']],
    [Blob.prototype, ['arrayBuffer', 'text', 'stream']],
    [Navigator.prototype, ['locks', 'userActivation']],
    [Set.prototype, ['union', 'intersection', 'difference', 'isSubsetOf']],
    [Symbol.prototype, ['description']],
    [window, ['queueMicrotask', 'structuredClone', 'reportError', 'BigInt', 'WeakRef', 'FinalizationRegistry',
      'AggregateError', 'AbortController', 'AbortSignal', 'ResizeObserver', 'scheduler', 'trustedTypes', 'navigation',
      'CompressionStream', 'globalThis']],
  ];
  for (const [of, names] of gone) for (const name of names) delete of[name];
})()`;
