import { readFileSync } from 'node:fs';
import { CODE_VERSION } from '../../apps/api/src/platform/version.js';

describe('the version that analyses and reports carry', () => {
  it.each(['package.json', 'package-lock.json'])('is the one of %s', (file) => {
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
    expect(CODE_VERSION).toBe(version);
  });
});
