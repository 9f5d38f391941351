/** More different texts than this are not worth remembering. */
const MOST = 10_000;

/**
 * What texts come to, made once for equal ones: of a million participants most say the same few things, and one copy of
 * them does for all.
 *
 * @param make the same for the same text
 */
export function onceForEach<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const made = known.get(text);
    if (made !== undefined) return made;
    if (known.size >= MOST) known.clear();
    const own = make(text);
    known.set(text, own);
    return own;
  };
}
