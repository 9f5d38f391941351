/**
 * A text cut to at most `bytes` bytes of UTF-8, between characters and never inside one.
 *
 * @example cutToBytes('村庄', 5) // '村'
 */
export function cutToBytes(text: string, bytes: number): string {
  if (text.length * 3 <= bytes) return text;
  const all = Buffer.from(text);
  if (all.length <= bytes) return text;
  let end = bytes;
  while (((all[end] as number) & 0xc0) === 0x80) end--;
  return all.toString('utf8', 0, end);
}

/**
 * A text cut to at most `most` characters, a character beyond the basic plane counting as one.
 *
 * @example cutToCharacters('𠮷野家', 2) // '𠮷野'
 */
export const cutToCharacters = (text: string, most: number): string =>
  text.length <= most ? text : [...text].slice(0, most).join('');

/** A label on one line: programs for statistics show no line breaks, and some files end a text at a zero. */
export const onOneLine = (text: string): string => text.replace(/\s*\p{Cc}+\s*/gu, ' ').trim();
