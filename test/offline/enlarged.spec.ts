import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { browserIsPresent } from '../support/browser.js';
import { startFieldServer, type FieldServer } from './harness/field-server.js';
import { Tablet } from './harness/tablet.js';
import { walk } from './harness/walk.js';

/** Where pictures of every screen are put, for eyes: `TONGXING_PICTURES=some/folder`. */
const PICTURES = process.env['TONGXING_PICTURES'];
const NORMAL = 16;

/**
 * Zooming to 200 % leaves a tablet half as many CSS pixels each way. Enlarging the text alone, as Android's setting
 * does, leaves the pixels and doubles the words.
 */
const ENLARGED = [
  { how: 'zoomed to 200 %', size: { width: 400, height: 640 }, text: 1 },
  { how: 'with text at 200 %', size: { width: 800, height: 1280 }, text: 2 },
  { how: 'with text at 200 % on a telephone', size: { width: 360, height: 640 }, text: 2 },
];

(browserIsPresent() ? describe : describe.skip)("the tablet's screens", () => {
  let server: FieldServer;
  let tablet: Tablet;
  beforeAll(async () => {
    server = await startFieldServer();
  });
  afterAll(() => server.stop());
  afterEach(() => tablet.stop());

  it.each(ENLARGED)(
    '$how lose nothing: no text is cut off, and nothing scrolls sideways',
    async ({ how, size, text }) => {
      tablet = new Tablet(server, size);
      await tablet.start();
      const { page } = tablet;
      if (text !== 1) await enlargeText(page, text);
      const found: string[] = [];
      await walk(tablet, async (screen) => {
        if (text !== 1 && (await page.evaluate<number>(TEXT_SIZE)) < text * NORMAL)
          found.push(`${screen}: text is not enlarged`);
        found.push(...(await page.evaluate<string[]>(CUT_OFF)).map((words) => `${screen}: ${words}`));
        if (PICTURES !== undefined)
          await page.screenshot({ path: join(PICTURES, `${how.replace(/\W+/g, '-')}-${screen}.png`) });
      });
      expect(found).toEqual([]);
    },
    300_000,
  );
});

async function enlargeText(page: Page, times: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: NORMAL * times, fixed: 13 * times } });
}

const TEXT_SIZE = 'parseFloat(getComputedStyle(document.body).fontSize)';

/** Texts that stand outside the picture or outside a box that hides what does not fit. What is hidden on purpose is a pixel wide. */
const CUT_OFF = `(() => {
  const found = [];
  if (document.documentElement.scrollWidth > innerWidth) found.push('scrolls sideways: ' + document.documentElement.scrollWidth);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (node.data.trim() === '' || !parent.checkVisibility() || parent.matches('option, .skip')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right, top, bottom, width } = range.getBoundingClientRect();
    // A table may scroll in its own frame.
    if (width === 0 || parent.closest('.unseen, .scroll')) continue;
    if (left < -0.5 || right > innerWidth + 0.5) found.push('outside: ' + node.data.trim().slice(0, 40));
    for (let box = parent; box; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      const hidden = (way) => way === 'hidden' || way === 'clip';
      if ((hidden(overflowX) && (left < edge.left - 1 || right > edge.right + 1)) || (hidden(overflowY) && (top < edge.top - 1 || bottom > edge.bottom + 1)))
        found.push('cut off: ' + node.data.trim().slice(0, 40));
    }
  }
  for (const field of document.querySelectorAll('select, button'))
    if (field.scrollWidth > field.clientWidth + 1 && field.checkVisibility()) found.push('too narrow: ' + field.outerHTML.slice(0, 80));
  return found;
})()`;
