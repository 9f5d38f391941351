import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from '../config/config.js';
import { newKey } from './cipher.js';
import { KeysModule } from './keys.module.js';
import { MasterKey } from './master-key.js';
import { requirePrivate } from './private-file.js';

describe('the master key', () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tongxing-master-key-'))));
  afterEach(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  });

  it('is made once, in a file that only its owner may read', () => {
    const path = join(folder, 'new', 'key');
    const made = MasterKey.make(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'new'))).toEqual(['key']);
    expect(() => MasterKey.make(path)).toThrow('EEXIST');
    expect(MasterKey.read(path).id).toBe(made.id);
  });

  it('opens what it wrapped, as what it was wrapped, and nothing else', () => {
    const [one, other] = [MasterKey.make(join(folder, '1')), MasterKey.make(join(folder, '2'))];
    const key = newKey();
    const wrapped = one.wrap(key, 'this');
    expect(one.unwrap(wrapped, 'this')).toEqual(key);
    expect(() => one.unwrap(wrapped, 'that')).toThrow();
    expect(() => other.unwrap(wrapped, 'this')).toThrow();
    expect(one.id).not.toBe(other.id);
  });

  it.each(['', 'c2hvcnQ=', '\u0000'.repeat(32)])('is refused where it is no key: %j', (text) => {
    const path = join(folder, 'key');
    writeFileSync(path, text);
    expect(() => MasterKey.read(path)).toThrow(RangeError);
  });

  it.each([0o600, 0o400, 0o640, 0o440])('may lie in a file of mode %s', (mode) => {
    const path = join(folder, 'key');
    writeFileSync(path, '', { mode });
    chmodSync(path, mode);
    expect(() => {
      requirePrivate(path);
    }).not.toThrow();
  });

  it.each([0o644, 0o604, 0o602, 0o666])('is refused in a file of mode %s, with what to do', (mode) => {
    const path = join(folder, 'key');
    writeFileSync(path, '');
    chmodSync(path, mode);
    expect(() => {
      requirePrivate(path);
    }).toThrow(/chmod 600/);
    expect(() => KeysModule.for({ kind: 'file', path, mayBeMade: false })).toThrow(ConfigurationError);
  });

  it('that is not there yet is not refused', () => {
    expect(() => KeysModule.for({ kind: 'file', path: join(folder, 'none'), mayBeMade: true })).not.toThrow();
  });
});
