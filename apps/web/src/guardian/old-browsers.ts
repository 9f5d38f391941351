/**
 * What our own code, React and survey-core ask of a browser and browsers since Chrome 64 have learnt. Imported before
 * everything else; what a browser has is left as it is.
 */

type Named = Readonly<Record<string, unknown>>;

function lend(to: object, lent: Named): void {
  for (const name of Object.keys(lent))
    if (!(name in to))
      Object.defineProperty(to, name, { value: lent[name], configurable: true, writable: true });
}

lend(window, {
  globalThis: window,
  queueMicrotask: (act: () => void) => {
    void Promise.resolve().then(act);
  },
  /** Only values of JSON are ever copied here. */
  structuredClone: (value: unknown): unknown =>
    value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown),
});

lend(Object, {
  fromEntries(entries: Iterable<readonly [string, unknown]>) {
    const made: Record<string, unknown> = {};
    for (const [name, value] of entries) made[name] = value;
    return made;
  },
  hasOwn: (of: object, name: PropertyKey) => Object.prototype.hasOwnProperty.call(of, name),
});

lend(Array.prototype, {
  at(this: readonly unknown[], i: number) {
    return this[i < 0 ? this.length + i : i];
  },
  flat(this: readonly unknown[], depth = 1): unknown[] {
    return this.reduce<unknown[]>(
      (all, one) => all.concat(Array.isArray(one) && depth > 0 ? (one as unknown[]).flat(depth - 1) : [one]),
      [],
    );
  },
  flatMap(
    this: readonly unknown[],
    of: (one: unknown, i: number, all: readonly unknown[]) => unknown,
  ): unknown[] {
    return this.map(of).flat();
  },
});

lend(String.prototype, {
  at(this: string, i: number) {
    return this.charAt(i < 0 ? this.length + i : i) || undefined;
  },
  replaceAll(this: string, sought: string, by: string) {
    return this.split(sought).join(by);
  },
  trimStart(this: string) {
    return this.replace(/^\s+/, '');
  },
  trimEnd(this: string) {
    return this.replace(/\s+$/, '');
  },
});
