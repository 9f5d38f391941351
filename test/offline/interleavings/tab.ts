import type { BrowserContext, Page } from 'playwright-core';
import { FIELD } from '../harness/field-data.js';
import { INSTRUMENT } from './draft.js';
import type { Found, Outcome } from './page/found.js';

const PIN = '482715';
const text = JSON.stringify;

/** One tab with the app's code in it. Each thing it does may be cut off by the tablet being switched off. */
export class Tab {
  private constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {}

  static async open(context: BrowserContext, url: string): Promise<Tab> {
    const tab = new Tab(await context.newPage(), url);
    tab.page.setDefaultTimeout(20_000);
    await tab.page.goto(url);
    return tab;
  }

  async enrol(): Promise<void> {
    await this.page.evaluate(`device.enrol('code', ${text(PIN)})`);
  }

  /** Opens what the disk holds, as the app does at its start. */
  async start(wrongPins = 0): Promise<void> {
    await this.page.evaluate(`device.open(${text(FIELD.project.id)})`);
    for (let tries = 0; tries < wrongPins; tries++) await this.#unlock('999111', 'wrong');
    await this.#unlock(PIN, 'open');
  }

  /** All that was not on the disk is gone. */
  async restart(wrongPins = 0): Promise<void> {
    const locks = await this.page.evaluate<boolean>("'locks' in navigator");
    await this.page.goto(this.url);
    await this.withLocks(locks);
    await this.start(wrongPins);
  }

  save(draft: object, power = Infinity): Promise<Outcome['kind']> {
    return this.#do(`device.save(${text(draft)})`, power);
  }

  finish(draft: object, power = Infinity): Promise<Outcome['kind']> {
    return this.#do(`device.finish(${text(draft)}, ${text(INSTRUMENT)})`, power);
  }

  deliver(power = Infinity): Promise<Outcome['kind']> {
    return this.#do('device.deliver()', power);
  }

  look(): Promise<Found> {
    return this.page.evaluate<Found>('device.look()');
  }

  async empty(): Promise<void> {
    await this.page.evaluate('device.empty()');
  }

  async failWrites(times: number, reason: string): Promise<void> {
    await this.page.evaluate(`device.failWrites(${String(times)}, ${text(reason)})`);
  }

  async withLocks(on: boolean): Promise<void> {
    await this.page.evaluate(`device.withLocks(${String(on)})`);
  }

  /** Its storage and its battery are good again. */
  async restoreStrength(): Promise<void> {
    await this.page.evaluate("(device.failWrites(0, 'AbortError'), device.dieAfter(Infinity))");
  }

  async #do(what: string, power: number): Promise<Outcome['kind']> {
    const { kind } = await this.page.evaluate<Outcome>(`(device.dieAfter(${String(power)}), ${what})`);
    if (kind === 'off') await this.restart();
    else await this.page.evaluate('device.dieAfter(Infinity)');
    return kind;
  }

  async #unlock(pin: string, expected: string): Promise<void> {
    const kind = await this.page.evaluate<string>(`device.unlock(${text(pin)})`);
    if (kind !== expected) throw new Error(`the PIN opened: ${kind}`);
  }
}
