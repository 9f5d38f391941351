import { readVersion, versionFolders } from '@tongxing/api';
import type { InstrumentDefinition } from '@tongxing/instruments';
import { complain } from '../output.js';

/**
 * The version folder that is named as `instrument@version`. A name without a sound folder is said, and makes
 * the command fail.
 */
export function versionNamed(surveys: string, name: string): InstrumentDefinition | undefined {
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
