import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatBound, formatNumber, formatSigned, GLOSSARY } from '@tongxing/contracts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { browserIsPresent, startBrowser } from '../support/browser.js';
import { startDemo, type Demo } from '../support/demo.js';

interface ArmInR {
  readonly n: number;
  readonly mean_baseline: number;
  readonly mean_endline: number;
  readonly change: number;
  readonly ci95: readonly [number, number];
}
const expected = JSON.parse(readFileSync('test/reference/real-mood-study/expected.json', 'utf8')) as {
  scales: Record<string, { arms: Record<string, ArmInR> }>;
};

const printed = ({ n, mean_baseline, mean_endline, change, ci95: [low, high] }: ArmInR): string[] => [
  String(n),
  formatNumber(mean_baseline, 1),
  formatNumber(mean_endline, 1),
  formatSigned(change, 1),
  `${formatBound(low, 1)}, ${formatBound(high, 1)}`,
];

(browserIsPresent() ? describe : describe.skip)('the web app in a browser', () => {
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let asked: string[];
  let complaints: string[];

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), startBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await demo.stop();
  });

  beforeEach(async () => {
    context = await browser.newContext({ locale: 'zh-CN', acceptDownloads: true });
    await demo.signIn(context);
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    [asked, complaints] = [[], []];
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(demo.url);
  });
  afterEach(() => context.close());

  const card = (code: string) => page.locator('.card', { hasText: code });
  /** Waits for words on the page; without them the test fails. */
  const expectText = (text: string) => page.getByText(text).first().waitFor();
  const begin = async () => {
    await card('trial').getByRole('link', { name: '填写问卷' }).click();
    const code = await page.locator('datalist option').first().getAttribute('value');
    await page.getByLabel('问卷').selectOption({ label: '情绪健康问卷（9–11 岁）' });
    await page.getByText('版本 1.1.0 · 换用较早的版本').click();
    await page.getByLabel('1.0.0').check();
    await page.getByLabel('研究编号').fill(code ?? '');
    await page.getByRole('button', { name: '开始' }).click();
    await page.getByText('你的爸爸或妈妈现在住在外地吗？').waitFor();
  };
  const skipToTheEnd = async () => {
    const onward = page.locator('[data-nav]');
    while ((await onward.getAttribute('data-nav')) !== 'finish') await onward.click();
    await onward.click();
  };

  it('opens on the list of projects, asks nobody but its server, and loads neither survey nor charts yet', async () => {
    await card('film-mood').waitFor();
    expect(asked.filter((url) => !url.startsWith(demo.url))).toEqual([]);
    expect(asked.filter((url) => /runner|results-page/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await card('trial').textContent()).toContain('合成数据');
    expect(await card('film-mood').textContent()).not.toContain('合成数据');
  });

  it('shows the figures that R computed', async () => {
    await card('film-mood').getByRole('link', { name: '查看结果' }).click();
    const energy = page.getByRole('region', { name: '精力充沛感' });
    // Every arm was seen at four sites or more: R's paired t stands beside the main figure.
    await energy.getByText('全部数值和检验').click();
    const paired = energy.getByRole('table', { name: GLOSSARY.pairedTable[0] });
    await paired.waitFor();
    const rows = await paired.locator('tbody tr').all();
    const shown = await Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
    const figures = shown.map(([arm, n, , before, after, change, interval]) => [
      arm,
      [n, before, after, change, interval],
    ]);
    const computed = Object.entries(expected.scales['EA']!.arms).map(([arm, r]) => [arm, printed(r)]);
    expect(Object.fromEntries(figures)).toEqual(Object.fromEntries(computed));
    expect(complaints).toEqual([]);
  });

  it('makes a report and hands out the file that the command line wrote, byte by byte', async () => {
    await card('film-mood').getByRole('link', { name: '报告与数据集' }).click();
    await page.getByRole('button', { name: '生成报告' }).click();
    const link = page.getByRole('link', { name: '下载 PDF' }).first();
    // It is made by a process that starts with the first one.
    await link.waitFor({ timeout: 120_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const bytes = readFileSync(await download.path());
    expect(bytes.equals(readFileSync(join(demo.folder, 'reports', 'film-mood-zh.pdf')))).toBe(true);
  }, 180_000);

  it('says so where a project has no results, and why it cannot be analysed', async () => {
    await card('trial').getByRole('link', { name: '查看结果' }).click();
    await expectText('尚无分析结果');
    await page.getByRole('button', { name: '打开末线数据并分析' }).click();
    await page.getByRole('group', { name: '确定吗？' }).getByRole('button').first().click();
    await expectText('analysis-impossible');
  });

  it('runs a questionnaire and shows the receipt of the stored submission', async () => {
    await begin();
    await page.getByText('不想说', { exact: true }).click();
    await skipToTheEnd();
    await page.getByRole('heading', { name: '已安全保存' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('shows the numbers of the county on the help card, before the national ones', async () => {
    await card('trial').waitFor();
    await page.evaluate(async () => {
      const call = async (path: string, init?: RequestInit) =>
        (await (await fetch(`/api/v1/projects${path}`, init)).json()) as {
          items: { id: string; code: string }[];
        };
      const trial = (await call('')).items.find(({ code }) => code === 'trial')?.id ?? '';
      const name = { zh: '县救助保护站', en: 'County protection station' };
      const hours = { zh: '工作日 9:00–17:00', en: 'weekdays 9:00 to 17:00' };
      const body = JSON.stringify({ hotlines: [{ number: '0692-0000000', name, hours }] });
      await call(`/${trial}/hotlines`, {
        method: 'PUT',
        body,
        headers: { 'content-type': 'application/json', 'x-requested-by': 'tongxing' },
      });
    });
    await begin();
    await skipToTheEnd();
    const helpCard = page.getByRole('region', { name: '求助卡' });
    await helpCard.waitFor();
    expect(await helpCard.getByRole('heading', { level: 3 }).first().textContent()).toBe('本地求助电话');
    expect(await helpCard.getByRole('link').allTextContents()).toEqual([
      '0692-0000000',
      '110',
      '120',
      '12355',
      '12356',
      '12345',
    ]);
    expect(await helpCard.getByRole('listitem').first().textContent()).toContain(
      '县救助保护站 · 工作日 9:00–17:00',
    );
    await page.getByRole('button', { name: 'English' }).click();
    const english = page.getByRole('region', { name: 'Help card' });
    expect(await english.getByRole('listitem').first().textContent()).toContain('weekdays 9:00 to 17:00');
  });

  it('keeps the answers while the server cannot be reached, and stores them once when it can', async () => {
    await begin();
    await page.getByText('不想说', { exact: true }).click();
    await page.route('**/submissions/**', async (route) => {
      // The answer is lost on its way back: the submission is stored and the page does not know.
      await route.fetch();
      await route.abort();
    });
    await skipToTheEnd();
    await expectText('尚未提交');
    await page.unroute('**/submissions/**');
    await page.getByRole('button', { name: '重新提交' }).click();
    await expectText('此前已经保存');
  });

  it('refuses a study code that the project does not have, in words', async () => {
    await card('trial').getByRole('link', { name: '填写问卷' }).click();
    await page.getByLabel('研究编号').fill('000-000-000');
    await page.getByRole('button', { name: '开始' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('没有此编号');
  });

  it('speaks English when asked to, and remembers it', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Projects' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Projects' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });
});
