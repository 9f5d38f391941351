import type { Browser, BrowserContext, Page } from 'playwright-core';
import { browserIsPresent, startBrowser } from '../support/browser.js';
import { startDemo, type Demo } from '../support/demo.js';
import { newDemoProject, type DemoProject } from '../support/demo-project.js';

(browserIsPresent() ? describe : describe.skip)('assignments in a browser', () => {
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let programme: DemoProject;
  let complaints: string[];

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), startBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await demo.stop();
  });
  beforeEach(async () => {
    context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 360, height: 740 } });
    await demo.signIn(context);
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    programme = await newDemoProject(demo, context);
    await page.goto(`${demo.url}/projects/${programme.project.id}/assignments`);
  });
  afterEach(() => context.close());

  it('are made by what was chosen, ended with a reason, and taken up again', async () => {
    await page.getByText('本轮还没有任务。').first().waitFor();
    await page.getByText('选定问卷').click();
    await page
      .getByLabel(/监护人问卷/)
      .first()
      .check();
    await page.getByRole('button', { name: '保存问卷安排' }).click();
    await page.getByRole('button', { name: '试算' }).click();
    await page.getByText('将生成').waitFor();
    await page.getByRole('button', { name: '生成', exact: true }).click();
    await page.getByText('已生成').waitFor();
    await page.getByRole('region', { name: '任务列表' }).getByRole('link').first().click();
    const closing = page.getByRole('form', { name: '结束任务' });
    await closing.getByLabel('日期').fill('2026-03-02');
    await closing.getByLabel('原因').selectOption({ label: '监护人不同意' });
    await closing.getByRole('button', { name: '结束任务' }).click();
    await page.getByRole('cell', { name: '结束 拒绝' }).waitFor();
    await page.getByRole('button', { name: '撤销最近一步' }).click();
    await page.getByRole('cell', { name: '结束 拒绝 (已撤销)' }).waitFor();
    expect(complaints).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('show no question before consent is there, and lead to where it is recorded', async () => {
    await page.goto(
      `${demo.url}/projects/${programme.project.id}/questionnaire?code=${programme.participant.studyCode}`,
    );
    await page.getByRole('button', { name: '开始' }).click();
    await page.getByText('问卷没有打开。请先取得并登记同意，再开始提问。').waitFor();
    await page.getByText('缺少监护人同意').waitFor();
    await page.getByRole('link', { name: '登记同意' }).click();
    await page.getByRole('form', { name: '登记同意' }).waitFor();
    expect(complaints).toEqual([]);
  });
});
