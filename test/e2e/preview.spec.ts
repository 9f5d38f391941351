import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { browserIsPresent, startBrowser } from '../support/browser.js';
import { COMMAND } from '../support/built.js';

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

/** Two sound versions, one with a kind of question of its own, and one whose key is cut off. */
function surveysFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-preview-'));
  const sound = join(folder, 'emotional-wellbeing-a', '1.0.0');
  cpSync('surveys/emotional-wellbeing-a/1.0.0', sound, { recursive: true });
  const broken = join(folder, 'cut-off', '1.0.0');
  cpSync(sound, broken, { recursive: true });
  writeFileSync(join(broken, 'scoring.json'), '{"schema":');
  const foreign = join(folder, 'brought-along', '1.0.0');
  mkdirSync(foreign, { recursive: true });
  const name = { instrument: 'brought-along', version: '1.0.0' };
  const both = { zh: '合成', en: 'Synthetic' };
  const items = { smiled: { min: 0, max: 1, values: { true: 1, false: 0 } } };
  const scale = { id: 'smiles', name: both, domain: 'wellbeing', items: ['smiled'] };
  const write = (file: string, content: object) => {
    writeFileSync(join(foreign, file), JSON.stringify(content));
  };
  write('questionnaire.json', {
    pages: [{ name: 'p', elements: [{ type: 'boolean', name: 'smiled', title: 'Smiled?' }] }],
  });
  write('scoring.json', {
    schema: 'tongxing.scoring-key/1',
    ...name,
    items,
    scales: [{ ...scale, direction: 'higher_is_better', measurement: 'formative' }],
  });
  const provenance = JSON.parse(readFileSync(join(sound, 'provenance.json'), 'utf8')) as object;
  write('provenance.json', { ...provenance, ...name });
  return folder;
}

(browserIsPresent() ? describe : describe.skip)('the preview of instruments in a browser', () => {
  const surveys = surveysFolder();
  const database = join(surveys, 'never.sqlite');
  let server: ChildProcess;
  let started: string;
  let url: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    server = spawn(process.execPath, [COMMAND, 'instruments', 'preview', 'emotional-wellbeing-a'], {
      env: {
        ...process.env,
        TONGXING_SURVEYS: surveys,
        TONGXING_DATABASE: `sqlite:${database}`,
        TONGXING_PORT: '0',
        TONGXING_LOG_LEVEL: 'warn',
        LC_ALL: 'C.UTF-8',
      },
    });
    const printed = new Promise<string>((resolve) => {
      server.stdout?.on('data', (data: Buffer) => {
        if (ADDRESS.test(data.toString())) resolve(data.toString());
      });
    });
    browser = await startBrowser();
    started = await printed;
    url = ADDRESS.exec(started)?.[0] ?? '';
  });
  afterAll(async () => {
    await browser.close();
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
    rmSync(surveys, { recursive: true });
  });
  beforeEach(async () => {
    context = await browser.newContext({ locale: 'zh-CN' });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  afterEach(() => context.close());

  const screen = () => page.frameLocator('iframe');
  const scored = (scale: string) => page.locator(`[data-scale="${scale}"]`).textContent();
  const answer = async (question: string, words: string) => {
    while ((await screen().locator(`[data-question="${question}"]`).count()) === 0)
      await screen().locator('[data-nav]').click();
    await screen().getByText(words, { exact: true }).click();
  };

  it('says where the version that was asked for is shown', () => {
    expect(started).toContain(`${url}/preview/emotional-wellbeing-a/1.0.0 (nothing typed there is stored`);
  });

  it('scores while answers are given, says what is missing and which items are reversed, and stores nothing', async () => {
    await page.goto(`${url}/preview/emotional-wellbeing-a/1.0.0`);
    await page.getByText('填写的内容不会保存').waitFor();
    for (const question of ['pm_laugh', 'pm_energy', 'pm_curious']) await answer(question, '常常');
    await answer('lw_cry', '常常');
    await page.getByText('1 / 2 / 2').waitFor();
    expect(await scored('positive-mood')).toBe('100.0');
    expect(await scored('low-mood')).toBe('—');
    const wellbeing = page.locator('details', { has: page.locator('[data-scale="wellbeing"]') });
    expect(await wellbeing.textContent()).toContain('4 / 7 / 8 · 作答不足');
    expect(await wellbeing.locator('tr', { hasText: 'lw_cry' }).textContent()).toContain('反向');
    expect(existsSync(database)).toBe(false);
    expect(complaints).toEqual([]);
  });

  it('shows the same version in the other language', async () => {
    await page.goto(`${url}/preview/emotional-wellbeing-a/1.0.0`);
    await screen().getByRole('heading', { name: '我的心情' }).waitFor();
    await page.locator('.frame').getByRole('button', { name: 'English' }).click();
    await screen().getByRole('heading', { name: 'How I feel' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('lists every folder, and names the file of a version that is broken', async () => {
    await page.goto(url);
    await page.locator('li', { hasText: 'cut-off' }).getByRole('link').click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toContain('scoring.json');
  });

  it('puts every question on paper, with its pictures and ways not to answer', async () => {
    await page.goto(`${url}/preview/emotional-wellbeing-a/1.0.0/paper`);
    const questions = page.locator('.paper-question');
    await questions.first().waitFor();
    expect(await questions.count()).toBe(11);
    expect(await questions.first().locator('.picture').count()).toBe(3);
    expect(await page.getByText('不想说').count()).toBe(11);
    const helpCard = page.getByRole('region', { name: '求助卡' });
    expect(await helpCard.getByRole('link').allTextContents()).toEqual([
      '110',
      '120',
      '12355',
      '12356',
      '12345',
    ]);
    expect(await helpCard.getByText('由访员填写本地电话').count()).toBe(1);
  });

  it('says so where there is no such version', async () => {
    await page.goto(`${url}/preview/nothing/1.0.0`);
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toBe('没有这个版本。');
  });

  it('shows kinds of question that our own pages do not know, and scores them too', async () => {
    await page.goto(`${url}/preview/brought-along/1.0.0`);
    await screen().locator('.sd-boolean').click();
    await page.getByText('1 / 1 / 1').waitFor();
    expect(await scored('smiles')).not.toBe('—');
  });
});
