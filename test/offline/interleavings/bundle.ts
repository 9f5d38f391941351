import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Files } from '../harness/exchange.js';

/** A mistake in the app's source: in that file, instead of that text, this one. */
export type Mistake = readonly [file: string, from: string, to: string];

const PAGE = '<!doctype html><meta charset="utf-8"><title>Device</title><script src="/device.js"></script>';

/** The app's code without its screens, as a page that loads it, with a mistake put in where one is given. */
export async function devicePage(mistake?: Mistake): Promise<Files> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-device-'));
  try {
    await promisify(execFile)(
      'node_modules/.bin/vite',
      ['build', '-c', 'test/offline/interleavings/bundle.config.mjs'],
      {
        env: {
          ...process.env,
          NODE_ENV: 'production',
          BUNDLE_TO: folder,
          MISTAKE: JSON.stringify(mistake ?? []),
        },
      },
    );
    const script = readFileSync(join(folder, 'device.js'));
    return {
      file: (path) =>
        path === '/device.js'
          ? { bytes: script, type: 'text/javascript' }
          : { bytes: Buffer.from(PAGE), type: 'text/html; charset=utf-8' },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
