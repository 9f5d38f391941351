import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startBrowserProcess, type BrowserProcess } from './browser-process.js';
import type { FieldServer } from './field-server.js';

export const PIN = '482715';
const PORTRAIT = { width: 800, height: 1280 };

/** A tablet in the hands of somebody who does what an enumerator does. */
export class Tablet {
  readonly profile = mkdtempSync(join(tmpdir(), 'tongxing-tablet-'));
  #browser: BrowserProcess | undefined;
  #page: Page | undefined;

  constructor(
    readonly server: Pick<FieldServer, 'url' | 'link' | 'disturb'>,
    readonly size = PORTRAIT,
    /** What else its browser is told. */
    private readonly flags: readonly string[] = [],
  ) {}

  /** The tab in front. */
  get page(): Page {
    if (!this.#page) throw new Error('the tablet is switched off');
    return this.#page;
  }

  /** Switches the tablet on, with whatever its disk holds. */
  async start(): Promise<void> {
    this.#browser = await startBrowserProcess(this.profile, this.flags);
    this.#page = await this.openTab();
  }

  async openTab(): Promise<Page> {
    if (!this.#browser) throw new Error('the tablet is switched off');
    const page = await this.#browser.context.newPage();
    page.setDefaultTimeout(60_000);
    await page.addInitScript(
      "localStorage.getItem('tongxing.language') ?? localStorage.setItem('tongxing.language', 'zh')",
    );
    await page.setViewportSize(this.size);
    return page;
  }

  /** Enrols, chooses a PIN, fetches the lists, and waits until the app is there without a network. */
  async prepare(): Promise<void> {
    await this.start();
    await this.page.goto(this.server.link);
    await this.press('登记此平板');
    await this.page.getByLabel('新密码').fill(PIN);
    await this.page.getByLabel('再输入一次').fill(PIN);
    await this.press('保存');
    await this.press('更新名单和问卷');
    await this.page.getByRole('heading', { name: '还要访问的人' }).waitFor();
    await this.page.evaluate('navigator.serviceWorker.ready');
  }

  async unlock(pin = PIN): Promise<void> {
    await this.page.getByLabel('密码').fill(pin);
    await this.press('解锁');
  }

  /** Opens the app, as from the home screen, and unlocks it. */
  async openApp(): Promise<void> {
    await this.page.goto(`${this.server.url}/collect/`);
    await this.unlock();
    await this.page.getByRole('heading', { name: '今日工作' }).waitFor();
  }

  /** Begins the questionnaire about somebody who may be asked; a child is handed the tablet. */
  async begin(studyCode: string, mode: 'self' | 'interviewer' = 'self'): Promise<void> {
    await this.page.getByRole('button', { name: studyCode }).click();
    await this.press('开始');
    await this.page.getByLabel('没有别人').check();
    await this.page.locator('form').getByRole('button', { name: '开始' }).click();
    if (mode === 'self') await this.press('现在交出');
    await this.onward.waitFor();
  }

  /** Takes up the interview that was broken off, and hands the tablet over again. */
  async resume(): Promise<void> {
    await this.press('接着做');
    await this.press('现在交出');
    await this.onward.waitFor();
  }

  get onward() {
    return this.page.locator('[data-nav]');
  }

  /** Name of the question that shows. */
  question(): Promise<string | null> {
    return this.page.locator('[data-question]').first().getAttribute('data-question');
  }

  /** Where the question that shows is the check of understanding: its right answer, the highest step. */
  async rightAnswer() {
    const steps = this.page.locator('.answers:not(.reasons) .choice input');
    return (await this.question()) === 'check_understood' ? steps.last() : undefined;
  }

  /** Answers the question that shows with its first answer, where it has answers, and does not go on. */
  async answer(): Promise<void> {
    const choice = (await this.rightAnswer()) ?? this.page.locator('.choice input').first();
    if ((await choice.count()) > 0) await choice.check({ force: true });
  }

  /** Goes on, and waits until the next question shows. */
  async goOn(): Promise<void> {
    const before = await this.question();
    await this.onward.click();
    await this.page
      .locator(`[data-question]:not([data-question="${before ?? ''}"])`)
      .first()
      .waitFor();
  }

  /** Answers everything that is left, and gives the tablet back. */
  async finish(): Promise<void> {
    while ((await this.onward.getAttribute('data-nav')) !== 'finish') {
      await this.answer();
      await this.goOn();
    }
    await this.answer();
    await this.onward.click();
    await this.page.getByText('请把平板还给访员').waitFor();
  }

  /** The enumerator takes it back and closes. */
  async takeBack(pin = PIN): Promise<void> {
    await this.press('访员');
    await this.page.getByLabel('访员密码').fill(pin);
    await this.press('继续');
    await this.close();
  }

  /** Reads the closing code and goes home. */
  async close(): Promise<void> {
    await this.page.getByText('收尾码').waitFor();
    await this.page.locator('main').getByRole('button', { name: '今日工作' }).click();
    await this.page.getByRole('heading', { name: '今日工作' }).waitFor();
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).first().click();
  }

  /** The tab's process dies between two instructions. Another tab is opened in its place. */
  async killTab(): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const crashed = this.page.waitForEvent('crash');
    void session.send('Page.crash').catch(() => undefined);
    await crashed;
    await this.page.close();
    this.#page = await this.openTab();
  }

  /** The battery dies: what is on the disk is all there is. */
  async cutPower(): Promise<void> {
    await this.#browser?.cutPower();
    this.#browser = undefined;
  }

  /** The battery dies and is charged again. */
  async reboot(): Promise<void> {
    await this.cutPower();
    await this.start();
  }

  /** With or without a network. */
  async goOffline(offline: boolean): Promise<void> {
    this.server.disturb(() => (offline ? 'cut' : 'none'));
    await this.page.context().setOffline(offline);
  }

  /** Somebody sets the clock back by so many days, and the app is opened anew. */
  async setClockBack(days: number): Promise<void> {
    await this.page.addInitScript(`{
      const real = Date;
      const back = ${String(days * 86_400_000)};
      globalThis.Date = class extends real {
        constructor(...given) {
          if (given.length === 0) super(real.now() - back);
          else super(...given);
        }
        static now() {
          return real.now() - back;
        }
      };
    }`);
    await this.page.reload();
  }

  async stop(): Promise<void> {
    await this.#browser?.cutPower();
    rmSync(this.profile, { recursive: true, force: true });
  }
}
