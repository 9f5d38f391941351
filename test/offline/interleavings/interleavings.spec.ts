import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { browserIsPresent, startBrowser } from '../../support/browser.js';
import { history } from './history.js';
import { MUTANTS } from './mutants.js';
import { World } from './world.js';

/** All of them with `TONGXING_BROWSER_INTERLEAVINGS=500`. */
const RUNS = Number(process.env['TONGXING_BROWSER_INTERLEAVINGS'] ?? 100);
const SEED = 20_261_127;

(browserIsPresent() ? describe : describe.skip)('whatever happens to a tablet in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  it(`nothing is lost, nothing stored twice, all is delivered in the end (${String(RUNS)} histories)`, async () => {
    const world = await World.make(browser);
    const holds = fc.asyncProperty(history, (one) => world.live(one));
    await fc.assert(holds, { numRuns: RUNS, seed: SEED });
    await world.end();
  }, 1_200_000);

  it.each(Object.entries(MUTANTS))(
    'a program that %s is found out',
    async (_, mutant) => {
      const world = await World.make(browser, mutant);
      const holds = fc.asyncProperty(history, (one) => world.live(one));
      const { errorInstance } = await fc.check(holds, { numRuns: 200, seed: SEED, endOnFailure: true });
      await world.end();
      expect((errorInstance as Error | null)?.message).toBe(mutant.found);
    },
    300_000,
  );
});
