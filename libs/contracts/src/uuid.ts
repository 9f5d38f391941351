const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether `text` is a UUID of version 7 in lower case, the one form in which ids travel and are stored. */
export function isUuidV7(text: string): boolean {
  return UUID_V7.test(text);
}

/**
 * The UUIDv7 that always belongs to the same content: its time is `millis`, its other 74 bits come from a
 * hash. An import that runs twice thus names its records alike, and the second run finds them stored.
 *
 * @param millis milliseconds since 1970 in UTC, 0 to 2^48 − 1
 * @param hashHex at least 20 hexadecimal digits of a cryptographic hash of what is named
 * @see RFC 9562 section 5.7 (the random bits may come from any source that makes them unique)
 */
export function uuidV7From(millis: number, hashHex: string): string {
  if (!Number.isInteger(millis) || millis < 0 || millis >= 2 ** 48) throw new RangeError('no UUIDv7 time');
  if (!/^[0-9a-f]{20,}$/.test(hashHex)) throw new RangeError('too few hexadecimal digits');
  const time = millis.toString(16).padStart(12, '0');
  const variant = (8 + (parseInt(hashHex.charAt(3), 16) % 4)).toString(16);
  return [
    time.slice(0, 8),
    time.slice(8),
    '7' + hashHex.slice(0, 3),
    variant + hashHex.slice(4, 7),
    hashHex.slice(7, 19),
  ].join('-');
}
