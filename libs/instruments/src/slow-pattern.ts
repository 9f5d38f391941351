/** More than one way to share the same text out between repetitions is what makes matching slow. */
const MOST_UNBOUNDED = 2;
const LONGEST_PATTERN = 200;

/** A repetition without an end, which does not only apply to the character or class before it. */
const REPEATED_GROUP = /\)(?:[*+]|\{\d+,?\d*\})/;
const UNBOUNDED = /[*+]|\{\d+,\}/g;

/**
 * Whether a pattern for answers could keep the server busy for ever over one answer: it repeats a group (`(a+)+`,
 * `(a|a)*`), refers back, or repeats without end more than twice. Errs on the side of saying so.
 *
 * @see OWASP, Regular expression Denial of Service
 * @example isSlowPattern('^(a+)+$') // true
 * @example isSlowPattern('^1\\d{10}$') // false
 */
export function isSlowPattern(pattern: string): boolean {
  if (pattern.length > LONGEST_PATTERN || /\\(?:[1-9]|k<)/.test(pattern)) return true;
  const bare = pattern.replaceAll(/\\./g, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
  return REPEATED_GROUP.test(bare) || (bare.match(UNBOUNDED)?.length ?? 0) > MOST_UNBOUNDED;
}
