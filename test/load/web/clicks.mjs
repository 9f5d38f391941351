/** From the click on an answer to the next painted frame. */
import { withPage } from './browser.mjs';

/**
 * @param pick answers to click, as `{ page, reach }` gives them one after the other
 * @returns for each click milliseconds to the next painted frame, and until nothing is left to do
 */
export const clicks = (profile, throttle, open, targets) =>
  withPage(profile, async (page, slow) => {
    await open(page);
    await page.waitForTimeout(1_000);
    await slow(throttle);
    const found = [];
    for (const target of targets) found.push(await oneClick(page, await target(page)));
    return found;
  });

async function oneClick(page, element) {
  await element.evaluate((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const { x, y, width, height } = await element.boundingBox();
  await page.mouse.move(x + Math.min(20, width / 2), y + height / 2);
  await page.waitForTimeout(200);
  await page.evaluate('window.bench.listening = true');
  const before = await page.evaluate('window.bench.quiets.length');
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForFunction((n) => window.bench.quiets.length > n, before, {
    timeout: 20_000,
    polling: 50,
  });
  await page.waitForTimeout(100);
  await page.evaluate('window.bench.listening = false');
  return page.evaluate((n) => ({ ms: window.bench.latencies[n], quiet: window.bench.quiets[n] }), before);
}

/** Items of the form, each with another answer. */
export const items = (adapter, numbers) =>
  numbers.map((number) => async (page) => {
    await adapter.goto(page, number);
    return adapter.option(page, number, number % 5);
  });

export const rows = (adapter, numbers) => numbers.map((row) => (page) => adapter.cell(page, row, row % 5));
