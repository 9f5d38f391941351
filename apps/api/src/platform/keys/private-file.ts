import { statfsSync, statSync } from 'node:fs';
import { ConfigurationError } from '../config/config.js';

/** Reading, writing or entering by anybody who is neither the owner nor in the group. */
const OTHERS = 0o007;

/** File systems that know no modes and show the same for every file: FAT, exFAT, NTFS, FUSE, 9p, SMB. */
const WITHOUT_MODES = new Set([0x4d44, 0x2011bab0, 0x5346544e, 0x65735546, 0x01021997, 0xff534d42, 0xfe534d42]);

/**
 * Refuses a key file that everybody on the machine may read or change. The group may: services are often given their
 * secrets that way. One that is not there is no matter of this check, nor is a system without modes.
 *
 * @throws ConfigurationError naming the file and what to do
 */
export function requirePrivate(path: string): void {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
  if ((mode & OTHERS) === 0 || process.platform === 'win32') return;
  if (WITHOUT_MODES.has(statfsSync(path).type)) return;
  const shown = (mode & 0o777).toString(8);
  throw new ConfigurationError(
    `the key file ${path} may be read or changed by everybody on this machine (mode ${shown}): chmod 600 it, ` +
      'and exchange the key if somebody may have read it (of the master key: tongxing keys rewrap)\n' +
      `密钥文件 ${path} 对本机所有用户开放（权限 ${shown}）：请执行 chmod 600；如可能已被他人读取，请更换密钥`,
  );
}
