import { changeInWords, comparability, comparabilityInWords, diffVersions } from '@tongxing/instruments';
import { say } from '../output.js';
import { versionNamed } from './version-named.js';

/**
 * Says what differs between two version folders, named as `instrument@version`, and scale by scale what may
 * be compared. A name without a sound folder is said, and makes the command fail.
 */
export function sayDifferences(surveys: string, before: string, after: string): void {
  const old = versionNamed(surveys, before);
  const now = versionNamed(surveys, after);
  if (!old || !now) return;
  const changes = diffVersions(old, now);
  if (changes.length === 0) say({ zh: '两个版本的题目与计分相同。', en: 'Both versions ask and score alike.' });
  changes.map(changeInWords).forEach(say);
  comparability(old, now).map(comparabilityInWords).forEach(say);
}
