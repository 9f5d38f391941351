import { existsSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { TABLET_APP, tabletAppIsBuilt } from '../support/built.js';

const BUILT = 'dist/web';
const PAGES = [
  ['the tablet', `${TABLET_APP}/index.html`],
  ['the guardians', `${BUILT}/guardian/index.html`],
] as const;
/** kB as they go over the line. React's renderer alone takes two thirds of it. */
const MOST_KB = 110;

/** Marks that the minifier leaves: of zod, of openapi-fetch, and of the console's own addresses. */
const FOREIGN = [
  'ZodError',
  'invalid_type',
  'openapi-fetch',
  'bodySerializer',
  '/second-factor',
  '/duplicates',
];

/** Page, scripts and styles that the first screen waits for. */
function firstScreen(page: string): string[] {
  const named = [...readFileSync(page, 'utf8').matchAll(/(?:src|href)="(\/[\w/]*assets\/[^"]+\.(?:js|css))"/g)];
  return [page, ...named.map(([, path = '']) => BUILT + path)];
}

// `npm test` builds first; a suite that is run alone may find nothing built, and says so.
(tabletAppIsBuilt() ? describe : describe.skip).each(PAGES)('the first screen of %s', (_, page) => {
  it('fits its budget, as it goes over the line', () => {
    const bytes = firstScreen(page).map((file) => brotliCompressSync(readFileSync(file)).length);
    const total = bytes.reduce((sum, size) => sum + size, 0) / 1_000;
    expect(total).toBeGreaterThan(10);
    expect(total).toBeLessThan(MOST_KB);
  });

  it('ships nothing of the console, and nothing of what comes later', () => {
    const text = firstScreen(page)
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    for (const mark of FOREIGN) expect({ mark, there: text.includes(mark) }).toEqual({ mark, there: false });
  });

  it('lies there compressed, scripts and styles alike', () => {
    const large = firstScreen(page).filter((file) => readFileSync(file).length >= 1_024);
    expect(large.filter((file) => !existsSync(`${file}.br`) || !existsSync(`${file}.gz`))).toEqual([]);
  });
});
