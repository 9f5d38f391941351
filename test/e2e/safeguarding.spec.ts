import type { Browser, BrowserContext, Page } from 'playwright-core';
import { browserIsPresent, startBrowser } from '../support/browser.js';
import { startDemo, type Demo } from '../support/demo.js';

(browserIsPresent() ? describe : describe.skip)('safeguarding in a browser', () => {
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
    context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 360, height: 640 } });
    await demo.signIn(context);
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(demo.url);
  });
  afterEach(() => context.close());

  const open = (link: string) =>
    page.locator('.card', { hasText: 'trial' }).getByRole('link', { name: link }).click();
  const raise = async (sign: string) => {
    await open('报告担心');
    await page.getByLabel('其他孩子').selectOption({ label: '示例活动中心' });
    await page.getByLabel(sign).check();
    await page.getByLabel('用孩子的原话').fill('合成的一句话');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { name: '已收到' }).waitFor();
  };

  it('takes a concern and tells nothing back but that it is stored', async () => {
    await raise('孩子此刻有危险');
    const told = await page.getByRole('status').textContent();
    expect(told).toBe('已收到已安全保存。处理情况不会在此显示。再报告一件');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('shows the case with its clocks, and records what is done, by keyboard', async () => {
    await raise('孩子多次被人打或欺负');
    await page.goto(demo.url);
    await open('儿童保护');
    const link = page.getByRole('link', { name: '二级：24 小时内 · 示例活动中心' });
    await link.focus();
    await page.keyboard.press('Enter');
    await page.getByText('不要联系监护人').waitFor();
    expect(await page.getByText('合成的一句话').count()).toBe(1);
    await page.getByLabel('做了什么').selectOption('report');
    await page.getByLabel('公安').focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '保存' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('已保存。').waitFor();
    const log = page.getByRole('region', { name: '个案记录' });
    expect(await log.getByRole('listitem').first().textContent()).toContain('依法报告 · 公安');
    expect(complaints).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('opens no wave before the referral map is signed, and says which county holds it back', async () => {
    await open('儿童保护');
    await page.getByRole('link', { name: '转介联络表' }).click();
    await page.getByRole('button', { name: '为全部县开放' }).click();
    await page.getByText('未签署的县：示例活动中心').waitFor();
    for (const part of await page.getByRole('group').all()) {
      await part.getByLabel('机构或联系人').fill('合成机构');
      await part.getByLabel('电话').fill('0692-0000000');
    }
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('还缺：').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '签署' }).click();
    await page.getByText(/^已签署/).waitFor();
    await page.getByRole('button', { name: '为全部县开放' }).click();
    await page.getByText('已开放的县：示例活动中心').waitFor();
    expect(complaints).toEqual([]);
  });

  it('keeps a drill apart from real cases and reports how it went', async () => {
    await open('儿童保护');
    await page.getByRole('link', { name: '演练' }).click();
    await page.getByText('还没有演练过。').waitFor();
    await page.getByLabel('站点').selectOption({ label: '示例活动中心' });
    await page.getByRole('button', { name: '开始演练' }).click();
    await page.getByText('按时 3 / 3').waitFor();
    await page.getByRole('link', { name: '返回个案列表' }).click();
    await page.getByRole('button', { name: '演练个案' }).click();
    await page.getByText('演练，不是真实个案').first().waitFor();
    expect(await page.locator('.cases > li').count()).toBe(3);
    expect(complaints).toEqual([]);
  });

  it('offers a way to raise a concern on every page of a questionnaire, in words that tell nothing', async () => {
    await open('填写问卷');
    const code = await page.locator('datalist option').first().getAttribute('value');
    await page.getByLabel('研究编号').fill(code ?? '');
    await page.getByRole('button', { name: '开始' }).click();
    const [form] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: '访员记录' }).click(),
    ]);
    await form.getByRole('heading', { name: '报告担心' }).waitFor();
    expect(await form.getByLabel('参加项目的孩子').inputValue()).toBe(code);
  });
});
