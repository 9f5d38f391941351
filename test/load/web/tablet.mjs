/** Our own app, through the screens that an enumerator sees, as it is built. */
import { hands } from './in-page.mjs';
import { firstQuestion, withPage } from './browser.mjs';
import { itemName } from './forms.mjs';
import { matrixCell } from './peers.mjs';

const PIN = '482715';

const enrol = [
  ['press', '登记此平板'],
  ['fill', 0, PIN],
  ['fill', 1, PIN],
  ['submit', '保存'],
  ['press', '更新名单和问卷'],
];
const begin = (code) => [
  ['press', code],
  ['press', '开始'],
  ['check', '没有别人'],
  ['submit', '开始'],
];
const resume = [
  ['fill', 0, PIN],
  ['submit', '解锁'],
  ['press', '接着做'],
];

/** From the enrolment's code to the first question of an interview, on a device that holds nothing. */
export const firstVisit = (profile, url, field, throttle) =>
  withPage(profile, async (page, slow) => {
    await slow(throttle);
    await page.addInitScript(hands, [...enrol, ...begin(field.code)]);
    await page.goto(url + field.link, { waitUntil: 'commit' });
    const found = await result(page);
    await slow(1);
    await page.evaluate('navigator.serviceWorker.ready');
    return found;
  });

/** The files of the app are gone, as after the browser has made room; what the device holds is there. */
export const dropFiles = (profile, url) =>
  withPage(profile, async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.clearBrowserCache');
    await session.send('Storage.clearDataForOrigin', {
      origin: url,
      storageTypes: 'cache_storage,service_workers',
    });
  });

/** The same profile later: unlock, and go on with the interview. */
export const launch = (profile, url, throttle) =>
  withPage(profile, async (page, slow) => {
    await slow(throttle);
    await page.addInitScript(hands, resume);
    await page.goto(`${url}/collect/`, { waitUntil: 'commit' });
    return result(page);
  });

/**
 * Milliseconds to the first question, and when each step of the hands was taken; `whole` is when survey-core has
 * taken over from the page that was drawn ahead of it.
 */
const result = async (page) => {
  const ms = await firstQuestion(page);
  const marks = await page.evaluate('window.bench.marks');
  const whole = await page.waitForFunction(
    "performance.getEntriesByName('tongxing-whole')[0]?.startTime",
    undefined,
    { timeout: 120_000, polling: 100 },
  );
  return { ms, marks, whole: await whole.jsonValue() };
};

/** What the clicks need to know of the app. */
export const adapter = {
  open: async (page, url, field) => {
    await page.addInitScript(hands, [...enrol, ...begin(field.code)]);
    await page.goto(url + field.link);
    await firstQuestion(page);
  },
  /** To the page of an item; the first page asks for some answers before it lets go. */
  goto: async (page, number) => {
    if (await option(page, number, 0).count()) return;
    if (await page.locator('[data-question="child_code"]').count()) await fillFirst(page);
    const shown = await page.locator('[data-question]').first().getAttribute('data-question');
    const required = page.locator('[data-question]:has(.required):has(.choice)');
    for (let i = 0; i < (await required.count()); i++)
      if (!(await required.nth(i).locator('input:checked').count()))
        await required.nth(i).locator('.choice input').first().check({ force: true });
    await page.locator('[data-nav]').click();
    await page.locator(`[data-question="${shown}"]`).waitFor({ state: 'detached' });
    await adapter.goto(page, number);
  },
  option: (page, number, choice) => option(page, number, choice),
  /** The matrix, which survey-react-ui draws here too unless our own pages do. */
  cell: (page, row, column) =>
    page
      .locator(`[data-row="${itemName(row)}"] .choice`)
      .nth(column)
      .or(matrixCell(page, row, column)),
};

const option = (page, number, choice) =>
  page.locator(`[data-question="${itemName(number)}"] .choice`).nth(choice);

async function fillFirst(page) {
  const entry = (name) => page.locator(`[data-question="${name}"] .entry`);
  await entry('child_code').fill('C1');
  await entry('age').fill('9');
  await entry('visit').fill('2026-03-12');
}
