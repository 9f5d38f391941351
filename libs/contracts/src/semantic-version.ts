/**
 * Which of two versions is the newer, by their numbers and not by their letters. For sorting, oldest first.
 *
 * @param a semantic version without pre-release parts
 * @param b the same
 * @returns below 0 where `a` is older, 0 where they are the same, above 0 where `a` is newer
 * @example compareVersions('1.10.0', '1.9.0') > 0 // true
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  const differing = left.findIndex((part, i) => part !== right[i]);
  return differing < 0 ? 0 : (left[differing] ?? 0) - (right[differing] ?? 0);
}
