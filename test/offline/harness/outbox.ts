import type { Tablet } from './tablet.js';

/** The outbox as the enumerator sees it. */
export class Outbox {
  constructor(private readonly tablet: Tablet) {}

  open(): Promise<void> {
    return this.tablet.press('待发箱');
  }

  /** Presses and waits until the round is over. */
  async sendNow(): Promise<void> {
    const send = this.tablet.page.getByRole('button', { name: '立即发送', exact: true });
    await send.click();
    await send.waitFor();
  }

  /** Waits until these words stand over the items, and says how each item is described. */
  async told(words: string): Promise<string[]> {
    const notice = this.tablet.page.locator('.notice.problem', { hasText: words });
    await notice.waitFor({ timeout: 10_000 }).catch(async (error: unknown) => {
      const shown = await this.tablet.page.locator('main').innerText();
      throw new Error(`not told: ${words}\n${shown}`, { cause: error });
    });
    return this.items();
  }

  /** Each item's state, in words. */
  async items(): Promise<string[]> {
    const texts = await this.tablet.page.locator('[data-state] > span:last-child').allInnerTexts();
    return texts.map((text) => text.split('\n')[0] ?? '');
  }

  /** Sends, as often as it takes, until the screen says that everything has arrived. */
  async empties(): Promise<void> {
    const empty = this.tablet.page.getByText('待发箱是空的：全部已送达');
    for (let tries = 0; tries < 5 && (await empty.count()) === 0; tries++) {
      await this.sendNow();
      await this.tablet.page.waitForTimeout(100);
    }
    await empty.waitFor();
  }
}
