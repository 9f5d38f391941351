import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

const FOLDER = 'dist/web';
const PAGE = '/collect/index.html';
const WORKER = '/collect/service-worker.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

const sri = (content: string): string => `sha256-${createHash('sha256').update(content).digest('base64')}`;

/** The web app as `npm run build` makes it, in as many versions as a test asks for. */
export class WebBuild {
  #version = 1;

  /** From now on there is a newer version: another page, and a worker that names it. */
  release(): void {
    this.#version++;
  }

  file(path: string): { readonly bytes: Buffer; readonly type: string } | undefined {
    const name = path.startsWith('/collect/') && extname(path) === '' ? PAGE : path;
    const at = join(FOLDER, name);
    if (!existsSync(at) || !statSync(at).isFile()) return undefined;
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    if (name === PAGE) return { bytes: Buffer.from(this.#page()), type };
    if (name === WORKER) return { bytes: Buffer.from(this.#worker()), type };
    return { bytes: readFileSync(at), type };
  }

  #page(version = this.#version): string {
    const page = readFileSync(join(FOLDER, PAGE), 'utf8');
    return version === 1
      ? page
      : page.replace('</head>', `<meta name="release" content="${String(version)}" /></head>`);
  }

  #worker(): string {
    return readFileSync(join(FOLDER, WORKER), 'utf8').replace(sri(this.#page(1)), sri(this.#page()));
  }
}
