/** Words in which 别 denies nothing. */
const HARMLESS = /特别|别人|别的|分别|区别|性别|告别/g;

/**
 * Whether a Chinese stem denies something, also inside a fixed expression such as 睡不着. Children under 12
 * answer denied items by how well they read, not by how they feel. There are no exceptions: every expression
 * that seemed to need one had a plain rewording.
 *
 * @see domain.md 0, finding 5
 * @example isNegated('我不开心。') // true
 * @example isNegated('我特别开心。') // false
 */
export function isNegated(stem: string): boolean {
  return /[不没别未勿]/.test(stem.replace(HARMLESS, ''));
}
