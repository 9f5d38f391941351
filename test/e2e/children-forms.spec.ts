import type { Browser, BrowserContext, Page } from 'playwright-core';
import { browserIsPresent, startBrowser } from '../support/browser.js';
import { startDemo, type Demo } from '../support/demo.js';

/** Large enough for a child's finger, in CSS pixels. */
const TARGET = 48;

/** Stands for a tablet that speaks Chinese: what it is told to say is written down, and never ends. */
const DEVICE_WITH_A_VOICE = `
  window.heard = [];
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text; }
  };
  const speech = new EventTarget();
  const voices = [{ lang: 'zh-CN', voiceURI: 'test', name: 'test' }];
  speech.getVoices = () => voices;
  speech.speak = (utterance) => window.heard.push(utterance.lang + ' ' + utterance.text);
  speech.cancel = () => window.heard.push('stop');
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
`;

(browserIsPresent() ? describe : describe.skip)("children's forms in a browser", () => {
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

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
  });
  afterEach(() => context.close());

  const begin = async (questionnaire: string, mode: '本人填写' | '访员询问') => {
    await page.goto(demo.url);
    const trial = page.locator('.card', { hasText: 'trial' });
    await trial.getByRole('link', { name: '填写问卷' }).click();
    const code = await page.locator('datalist option').first().getAttribute('value');
    await page.getByLabel('问卷').selectOption({ label: questionnaire });
    await page.getByLabel('研究编号').fill(code ?? '');
    await page.getByLabel(mode).check();
    await page.getByRole('button', { name: '开始' }).click();
    await onward().waitFor();
  };
  const onward = () => page.locator('[data-nav]');
  const heard = () => page.evaluate<string[]>('window.heard');
  const goTo = async (question: string) => {
    while ((await page.locator(`[data-question="${question}"]`).count()) === 0) await onward().click();
  };

  it('show one question with a filling cup for each step, large targets, and no sideways scrolling', async () => {
    await begin('情绪健康问卷（6–8 岁）', '访员询问');
    await goTo('pm_laugh');
    expect(await page.locator('.asked').count()).toBe(1);
    expect(await page.locator('.choice .picture.cup').count()).toBe(3);
    expect(await page.locator('.choice.reason').allTextContents()).toEqual(['不知道', '不想说']);
    const targets = await page.locator('.choice, .steps button').all();
    const sizes = await Promise.all(targets.map((target) => target.boundingBox()));
    expect(sizes.filter((box) => !box || box.height < TARGET || box.width < TARGET)).toEqual([]);
    const width = await page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBe(360);
  });

  it('can be answered by keyboard alone: a digit chooses, arrows move, Enter goes on', async () => {
    await begin('情绪健康问卷（9–11 岁）', '本人填写');
    await goTo('practice_rain');
    const chosen = page.locator('.choice:has(input:checked)');
    await page.keyboard.press('2');
    expect(await chosen.textContent()).toBe('有一两天');
    await page.keyboard.press('ArrowDown');
    expect(await chosen.textContent()).toBe('有好几天');
    await page.keyboard.press('Enter');
    await page.locator('[data-question="practice_egg"]').waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('.choice input:focus-visible').count()).toBe(1);
  });

  it('let a question be skipped, say what is said to the interviewer to nobody else, and end with the help card', async () => {
    await begin('情绪健康问卷（6–8 岁）', '本人填写');
    await goTo('practice_rain');
    expect(await page.getByText('先问“有没有过”').count()).toBe(0);
    expect(await onward().textContent()).toBe('跳过');
    await page.getByText('有时候', { exact: true }).click();
    expect(await onward().textContent()).toBe('下一题');
    while ((await onward().getAttribute('data-nav')) !== 'finish') await onward().click();
    await onward().click();
    const card = page.getByRole('region', { name: '求助卡' });
    await card.waitFor();
    const numbers = await card.getByRole('link').allTextContents();
    expect(numbers.slice(0, 2)).toEqual(['110', '120']);
  });

  it('let a child stop at any question, once asked again, and keep what was answered', async () => {
    await begin('情绪健康问卷（9–11 岁）', '本人填写');
    await goTo('pm_laugh');
    await page.getByText('有好几天', { exact: true }).click();
    await page.getByRole('button', { name: '停下' }).click();
    await page.getByRole('button', { name: '接着答' }).click();
    expect(await page.locator('.choice:has(input:checked)').textContent()).toBe('有好几天');
    await page.getByRole('button', { name: '停下' }).click();
    const sent = page.waitForRequest((request) => request.method() === 'PUT');
    await page.locator('[data-nav="stop"]').click();
    expect((await sent).postDataJSON()).toMatchObject({ answers: { pm_laugh: 2 } });
    await page.getByRole('region', { name: '求助卡' }).waitFor();
  });

  it('say plainly to an interviewer that there is no voice, and show a child no button for it', async () => {
    await begin('情绪健康问卷（6–8 岁）', '访员询问');
    await page.getByRole('button', { name: '本机没有中文语音' }).waitFor();
    await begin('情绪健康问卷（6–8 岁）', '本人填写');
    expect(await page.locator('.hear').count()).toBe(0);
  });

  it('speak the question and each answer in the voice of the language, and fall silent on the next page', async () => {
    await page.addInitScript(DEVICE_WITH_A_VOICE);
    await begin('情绪健康问卷（6–8 岁）', '访员询问');
    await goTo('pm_laugh');
    await page.getByRole('button', { name: '听一听', exact: true }).click();
    await page.getByRole('button', { name: '听一听: 常常' }).click();
    expect(await heard()).toEqual(['zh-CN 最近 7 天里，有事情让我笑了出来。', 'stop', 'zh-CN 常常']);
    await onward().click();
    expect((await heard()).at(-1)).toBe('stop');
  });

  it('play what a deployment has recorded, answers after the question', async () => {
    const played: string[] = [];
    await page.route('**/audio', (route) =>
      route.fulfill({
        json: { items: ['practice_rain', 'practice_rain.0'].map((name) => ({ language: 'zh-CN', name })) },
      }),
    );
    await page.route('**/audio/zh-CN/*', (route) => {
      played.push(route.request().url().split('/').at(-1) ?? '');
      return route.fulfill({ status: 404 });
    });
    await page.addInitScript(DEVICE_WITH_A_VOICE);
    await begin('情绪健康问卷（9–11 岁）', '本人填写');
    await goTo('practice_rain');
    await page.getByRole('button', { name: '听一听', exact: true }).click();
    while ((await heard()).length === 0) await page.waitForTimeout(20);
    expect(played).toEqual(['practice_rain', 'practice_rain.0']);
    expect(await heard()).toEqual(['zh-CN 有一两天']);
  });
});
