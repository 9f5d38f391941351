import type { Browser, BrowserContext, Page } from 'playwright-core';
import { browserIsPresent, startBrowser } from '../support/browser.js';
import { startDemo, type Demo } from '../support/demo.js';

(browserIsPresent() ? describe : describe.skip)('the roster in a browser', () => {
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), startBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await demo.stop();
  });

  beforeEach(async () => {
    context = await browser.newContext({ locale: 'zh-CN' });
    await demo.signIn(context);
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(demo.url);
    await page.locator('.card', { hasText: 'trial' }).getByRole('link', { name: '参与者名册' }).click();
    await page.getByRole('heading', { name: '参与者名册' }).waitFor();
  });
  afterEach(() => context.close());

  it('finds a child by code, records an exit with its reason, and takes it back', async () => {
    const first = page.getByRole('rowheader').first();
    const code = await first.innerText();
    await page.getByLabel('按研究编号查找').fill(code.replaceAll('-', ''));
    expect(await page.getByRole('rowheader').count()).toBe(1);
    await page.getByRole('link', { name: code }).click();
    await page.getByText('登记以来没有变动。').waitFor();
    await page.getByLabel('日期').first().fill('2026-03-01');
    await page.getByLabel('原因').selectOption({ label: '随父母外出生活' });
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('状态: 已退出 2026-03-01 · 随父母外出生活').waitFor();
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await page.getByText('状态: 参加中').waitFor();
    expect(complaints).toEqual([]);
  });

  it('looks for double entries when asked, and says where there are none', async () => {
    await page.getByRole('link', { name: '查找重复登记' }).click();
    await page.getByRole('button', { name: '开始查找' }).click();
    await page.getByText('没有发现可能的重复登记。').waitFor();
    expect(complaints).toEqual([]);
  });
});
