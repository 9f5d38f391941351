import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeGreymap, type GreyPicture } from '../../support/grey-png.js';

/** An A4 page at 60 dots an inch is 496 by 702 pixels: small, and every word of it can be read. */
const DOTS_AN_INCH = 60;

/** The pages of a PDF as pictures, in their order, drawn by poppler. */
export function picturesOf(pdf: Uint8Array): GreyPicture[] {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-drawn-'));
  try {
    const file = join(folder, 'file.pdf');
    writeFileSync(file, pdf);
    execFileSync('pdftoppm', ['-r', String(DOTS_AN_INCH), '-gray', file, join(folder, 'page')]);
    const pages = readdirSync(folder).filter((name) => name.endsWith('.pgm'));
    return pages.sort().map((name) => decodeGreymap(readFileSync(join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The version of poppler, such as `22.12.0`. */
export function popplerVersion(): string {
  const said = execFileSync('sh', ['-c', 'pdftoppm -v 2>&1']).toString();
  return /version (\S+)/.exec(said)?.[1] ?? '';
}
