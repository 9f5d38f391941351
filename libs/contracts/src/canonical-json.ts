import canonicalize from 'canonicalize';

/** Anything JSON can say. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Computes SHA-256 of the UTF-8 bytes of `text`, as 64 lower-case hexadecimal digits. Passed in: libraries do no cryptography. */
export type Sha256 = (text: string) => string;

/**
 * The one text of a JSON value: keys sorted, no white space, numbers in their shortest form.
 * Two values that mean the same have the same canonical text, so a hash of it identifies the content.
 *
 * @throws TypeError when the value holds something JSON cannot say (NaN, Infinity, a lone surrogate)
 * @see RFC 8785, JSON Canonicalization Scheme
 * @example canonicalJson({ b: 1, a: [true, 'x'] }) // '{"a":[true,"x"],"b":1}'
 */
export function canonicalJson(value: JsonValue): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

/**
 * Whether a parsed JSON value nests no deeper than `limit` levels of arrays and objects.
 * Iterative, so that a hostile value cannot exhaust the stack; run it before anything recursive.
 *
 * @example nestsAtMost([[1]], 2) // true
 * @example nestsAtMost([[[1]]], 2) // false
 */
export function nestsAtMost(value: unknown, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    const containers = level.filter((v) => typeof v === 'object' && v !== null);
    if (containers.length > 0 && depth >= limit) return false;
    level = containers.flatMap((container): unknown[] => Object.values(container));
  }
  return true;
}
