/** What this page has been told to suffer. */
let left = Infinity;
let failing = 0;
let name = '';
let fall: () => void = () => undefined;
let fallen = new Promise<void>((resolve) => {
  fall = resolve;
});

/** Resolves when the tablet has been switched off. */
export const died = (): Promise<void> => fallen;

/** Has the tablet be switched off at the transaction that follows so many others. From then on nothing happens. */
export function dieAfter(transactions: number): void {
  left = transactions;
  fallen = new Promise<void>((resolve) => {
    fall = resolve;
  });
}

/** Has the browser undo the next transactions, for this reason. */
export function failWrites(times: number, reason: 'AbortError' | 'QuotaExceededError'): void {
  failing = times;
  name = reason;
}

const { locks } = navigator;

/** Old WebViews have no locks, and then tabs do not know of each other. */
export function withLocks(on: boolean): void {
  const own = Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks');
  if (on && !own) Object.defineProperty(Navigator.prototype, 'locks', { configurable: true, get: () => locks });
  else if (!on && own) delete (Navigator.prototype as { locks?: unknown }).locks;
}

/** Takes every request and answers none. */
const silent = new Proxy(() => undefined, {
  get: (_, key): unknown => (key === 'then' ? undefined : silent),
  set: () => true,
  apply: (): unknown => silent,
}) as unknown as IDBTransaction;

const begin = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')
  ?.value as IDBDatabase['transaction'];
IDBDatabase.prototype.transaction = function transaction(
  this: IDBDatabase,
  ...given: Parameters<IDBDatabase['transaction']>
): IDBTransaction {
  const [, mode] = given;
  if (mode === 'readwrite' && left-- <= 0) {
    fall();
    return silent;
  }
  if (left < 0) return silent;
  const begun = begin.apply(this, given);
  if (mode === 'readwrite' && failing > 0) {
    failing--;
    Object.defineProperty(begun, 'error', { value: new DOMException('made by a test', name) });
    // Before anything of it is done, as far as the page can tell.
    queueMicrotask(() => {
      begun.abort();
    });
  }
  return begun;
};
