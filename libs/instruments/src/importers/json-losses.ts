/** A text, a number, or a mark of structure, as JSON writes them. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|[{}[\]:,]/g;

/**
 * What is lost when a JSON text is read: of two entries with one name the first, and digits of a number
 * that a double does not hold.
 *
 * @param text that `JSON.parse` reads
 * @returns the names and numbers, in the order of the text; none where everything is kept
 * @see RFC 8259, sections 4 and 6
 * @example jsonLosses('{"name": 1, "name": 2}') // ['"name"']
 * @example jsonLosses('[9007199254740993]') // ['9007199254740993']
 * @example jsonLosses('{"a": {"b": 1}, "b": 1.50}') // []
 */
export function jsonLosses(text: string): string[] {
  const lost: string[] = [];
  const open: Set<string>[] = [];
  let last = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') open.push(new Set());
    if (token === '}' || token === ']') open.pop();
    if (token === ':') {
      const names = open.at(-1);
      const name = String(JSON.parse(last));
      if (names?.has(name)) lost.push(last);
      names?.add(name);
    }
    if (/^[-\d]/.test(token) && isRounded(token)) lost.push(token);
    last = token;
  }
  return lost;
}

const isRounded = (digits: string): boolean => {
  const number = Number(digits);
  return !Number.isFinite(number) || (/^-?\d+$/.test(digits) && String(BigInt(digits)) !== plain(number));
};

const plain = (number: number): string => (number === 0 ? '0' : String(BigInt(number)));
