import { linkSync, openSync, closeSync, fsyncSync, mkdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { decrypt, encrypt, KEY_BYTES, mac, newKey } from './cipher.js';

/** The key that wraps all others. It lies outside the database: a copy of the database alone opens nothing. */
export class MasterKey {
  /** Says which key it is, and nothing about it. */
  readonly id: string;

  private constructor(private readonly key: Buffer) {
    this.id = mac(key, 'tongxing master key').slice(0, 16);
  }

  /** @throws RangeError for anything but 32 bytes in base64 */
  static of(base64: string): MasterKey {
    const key = Buffer.from(base64.trim(), 'base64');
    if (key.length !== KEY_BYTES) throw new RangeError('a master key is 32 bytes in base64');
    return new MasterKey(key);
  }

  /** @throws Error with code `ENOENT`; RangeError */
  static read(path: string): MasterKey {
    return MasterKey.of(readFileSync(path, 'ascii'));
  }

  /**
   * Makes a key in a new file that only its owner may read. It is on disk before anything is encrypted with it,
   * and whole when another process sees it.
   *
   * @throws Error with code `EEXIST` where there is such a file
   */
  static make(path: string): MasterKey {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const draft = `${path}.${randomUUID()}`;
    try {
      writeToDisk(draft, `${newKey().toString('base64')}\n`);
      linkSync(draft, path);
    } finally {
      rmSync(draft, { force: true });
    }
    return MasterKey.read(path);
  }

  wrap(dataKey: Buffer, context: string): string {
    return encrypt(this.key, dataKey, context);
  }

  unwrap(wrapped: string, context: string): Buffer {
    return decrypt(this.key, wrapped, context);
  }
}

function writeToDisk(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
