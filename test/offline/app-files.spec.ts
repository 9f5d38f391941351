import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { TABLET_APP, tabletAppIsBuilt } from '../support/built.js';

const WORKER = `${TABLET_APP}/service-worker.js`;

/** Said by pages of the console and nowhere else. */
const OF_THE_CONSOLE = ['待处理个案', '二级：24 小时内', '返回名册', '参与者名册'];

interface Listed {
  readonly address: string;
  readonly integrity: string;
  readonly content: Buffer;
}

const listed = (): Listed[] =>
  [...readFileSync(WORKER, 'utf8').matchAll(/["'`](\/[^"'`]+)["'`],\s*["'`](sha256-[^"'`]+)["'`]/g)].map(
    ([, address = '', integrity = '']) => ({
      address,
      integrity,
      content: readFileSync(`dist/web${address.endsWith('/') ? `${address}index.html` : address}`),
    }),
  );

// `npm test` builds first; a suite that is run alone may find nothing built, and says so.
(tabletAppIsBuilt() ? describe : describe.skip)('the files that a tablet keeps', () => {
  it('are what the service worker expects of them, so that it installs', () => {
    const files = listed();
    expect(files.length).toBeGreaterThan(10);
    const others = files.filter(
      ({ integrity, content }) =>
        integrity !== `sha256-${createHash('sha256').update(content).digest('base64')}`,
    );
    expect(others.map(({ address }) => address)).toEqual([]);
  });

  it('hold the page, its manifest and icons, and no code of the console', () => {
    const files = listed();
    expect(files.map(({ address }) => address)).toEqual(
      expect.arrayContaining(['/collect/', '/collect/manifest.webmanifest', '/collect/icon-512.png']),
    );
    const whole = readdirSync('dist/web/assets')
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(`dist/web/assets/${name}`, 'utf8'))
      .join('\n');
    expect(OF_THE_CONSOLE.filter((words) => !whole.includes(words))).toEqual([]);
    const text = files.map(({ content }) => content.toString('utf8')).join('\n');
    expect(OF_THE_CONSOLE.filter((words) => text.includes(words))).toEqual([]);
  });

  it('name no outside host that anything could be fetched from', () => {
    const code = listed()
      .filter(({ address }) => /\.(css|html)$|\/$/.test(address))
      .map(({ content }) => content.toString('utf8'))
      .join('\n');
    expect(code.match(/(?:url\(|src=|href=)["']?(?:https?:)?\/\/[^"')\s]+/g) ?? []).toEqual([]);
  });
});
