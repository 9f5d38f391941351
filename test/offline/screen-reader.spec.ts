import { browserIsPresent } from '../support/browser.js';
import { toldOn } from './harness/accessibility-tree.js';
import { FIELD } from './harness/field-data.js';
import { startFieldServer, type FieldServer } from './harness/field-server.js';
import { Tablet } from './harness/tablet.js';
import { walk } from './harness/walk.js';

const [CODE = ''] = FIELD.codes;
/** What can be pressed, filled in or chosen. */
const USED = new Set(['button', 'radio', 'checkbox', 'textbox', 'searchbox', 'combobox', 'link']);

(browserIsPresent() ? describe : describe.skip)('what a screen reader is told', () => {
  let server: FieldServer;
  let tablet: Tablet;
  beforeEach(async () => {
    server = await startFieldServer();
    tablet = new Tablet(server);
  });
  afterEach(async () => {
    await tablet.stop();
    await server.stop();
  });

  it('names everything that can be used, on every screen, and each screen has one heading of the first rank', async () => {
    await tablet.start();
    const found: string[] = [];
    await walk(tablet, async (screen) => {
      const told = await toldOn(tablet.page);
      const nameless = told.filter(({ role, name }) => USED.has(role) && name === '');
      found.push(...nameless.map(({ role }) => `${screen}: a ${role} without a name`));
      const first = await tablet.page.locator('h1').count();
      if (first !== 1) found.push(`${screen}: ${String(first)} headings of the first rank`);
    });
    expect(found).toEqual([]);
  }, 300_000);

  it('of a question: its words, then its answers by their words, which one is chosen, and the way on', async () => {
    await tablet.prepare();
    await tablet.begin(CODE);
    await tablet.goOn();
    await tablet.goOn();
    await tablet.answer();
    const told = await toldOn(tablet.page);
    const question = await tablet.page.locator('[data-question] h2').innerText();
    const answers = await tablet.page.locator('.choice .words').allInnerTexts();
    const group = told.findIndex(({ role }) => role === 'radiogroup');
    const radios = told.filter(({ role }) => role === 'radio');
    expect(told[group]?.name).toBe(question.trim());
    expect(radios.map(({ name }) => name)).toEqual(answers.map((words) => words.trim()));
    expect(radios.map(({ checked }) => checked)).toEqual(answers.map((_, place) => place === 0));
    const onward = told.findIndex(({ role, name }) => role === 'button' && name === '下一题');
    expect(onward).toBeGreaterThan(told.indexOf(radios.at(-1)!));
    expect(told.filter(({ role }) => role === 'progressbar' || role === 'meter')).toHaveLength(1);
  }, 120_000);
});
