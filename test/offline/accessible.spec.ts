import { browserIsPresent } from '../support/browser.js';
import { violationsOn } from './harness/axe.js';
import { startFieldServer, type FieldServer } from './harness/field-server.js';
import { Tablet } from './harness/tablet.js';
import { walk } from './harness/walk.js';

const SIZES = [
  { width: 800, height: 1280 },
  { width: 360, height: 640 },
];
/** Smallest side of what a finger presses, in CSS pixels. */
const TARGET = 48;

(browserIsPresent() ? describe : describe.skip)("the tablet's screens", () => {
  let server: FieldServer;
  let tablet: Tablet;
  beforeAll(async () => {
    server = await startFieldServer();
  });
  afterAll(() => server.stop());
  afterEach(() => tablet.stop());

  it.each(SIZES)(
    'break no rule of axe, in either language, at %o, and scroll one way only',
    async (size) => {
      tablet = new Tablet(server, size);
      await tablet.start();
      const found: string[] = [];
      const look = async (screen: string) => {
        const small = await tablet.page.evaluate<string[]>(`${SMALL_TARGETS}(${String(TARGET)})`);
        const wide = await tablet.page.evaluate<number>('document.documentElement.scrollWidth');
        const breaks = [...(await violationsOn(tablet.page)), ...small.map((html) => `small: ${html}`)];
        if (wide > size.width) breaks.push(`wide: ${String(wide)}`);
        found.push(...breaks.map((one) => `${screen} · ${one}`));
      };
      await walk(tablet, async (screen) => {
        await look(`${screen} zh`);
        await tablet.press('English');
        await look(`${screen} en`);
        await tablet.press('中文');
      });
      expect(found).toEqual([]);
    },
    600_000,
  );
});

/** What can be pressed and is too small. Radio buttons and boxes are pressed by the label around them. */
const SMALL_TARGETS = `((target) => [...document.querySelectorAll('button, select, summary, label:has(input[type=radio], input[type=checkbox]), input:not([type=radio], [type=checkbox])')]
  .filter((element) => { const box = element.getBoundingClientRect(); return box.width > 0 && box.height < target - 0.5; })
  .map((element) => element.outerHTML.slice(0, 120)))`;
