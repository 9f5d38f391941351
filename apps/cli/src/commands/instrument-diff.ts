import { readVersion, versionFolders } from '@tongxing/api';
import {
  changeInWords,
  comparability,
  comparabilityInWords,
  diffVersions,
  type InstrumentDefinition,
} from '@tongxing/instruments';
import { complain, say } from '../output.js';

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

function versionNamed(surveys: string, name: string): InstrumentDefinition | undefined {
  const folder = versionFolders(surveys).find(({ instrument, version }) => `${instrument}@${version}` === name);
  const read = folder && readVersion(folder);
  if (read && 'definition' in read) return read.definition;
  process.exitCode = 1;
  complain(
    read
      ? { zh: `${name} 不合格，请先运行 instruments check`, en: `${name} is faulty: run instruments check` }
      : { zh: `没有版本 ${name}`, en: `there is no version ${name}` },
  );
  return undefined;
}
