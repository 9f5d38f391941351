import type { Browser, BrowserContext, Page } from 'playwright-core';
import { browserIsPresent, startBrowser } from './browser.js';
import { startDemo, type Demo } from './demo.js';

/** What each test of a page has for itself: signed in to the demonstration, in Chinese, on a telephone's width. */
export interface InBrowser {
  readonly demo: Demo;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors that the page's scripts threw. */
  readonly complaints: readonly string[];
}

export const TELEPHONE = { width: 360, height: 640 };

/**
 * Tests of pages, in one browser and one demonstration; skipped where there is no browser.
 *
 * @param begin goes to where each test begins
 * @param tests given what is theirs, which is new for each
 */
export function describeInBrowser(
  title: string,
  begin: (own: InBrowser) => Promise<unknown>,
  tests: (own: InBrowser) => void,
): void {
  (browserIsPresent() ? describe : describe.skip)(title, () => {
    const own = {} as { -readonly [Part in keyof InBrowser]: InBrowser[Part] };
    let browser: Browser | undefined;

    beforeAll(async () => {
      // Each is kept as soon as it runs: what was started is ended, whatever became of the other.
      await Promise.all([
        startDemo().then((demo) => (own.demo = demo)),
        startBrowser().then((started) => (browser = started)),
      ]);
    });
    afterAll(async () => {
      await browser?.close();
      await (own as Partial<InBrowser>).demo?.stop();
    });
    beforeEach(async () => {
      own.context = await (browser as Browser).newContext({ locale: 'zh-CN', viewport: TELEPHONE });
      await own.demo.signIn(own.context);
      own.page = await own.context.newPage();
      own.page.setDefaultTimeout(15_000);
      const complaints: string[] = [];
      own.complaints = complaints;
      own.page.on('pageerror', (error) => complaints.push(error.message));
      await begin(own);
    });
    afterEach(() => (own as Partial<InBrowser>).context?.close());

    tests(own);
  });
}
