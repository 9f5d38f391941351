import type { Page } from 'playwright-core';

/** What somebody does who has a keyboard, or a switch that stands in for one, and nothing else. */
export class Keyboard {
  /** What the focus was on, and did not show. */
  readonly unseen: string[] = [];

  constructor(private readonly page: Page) {}

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /**
   * Moves the focus on until it is on something that is called so.
   *
   * @returns how many presses it took
   * @throws Error where it is not reached in so many
   */
  async to(name: string, most = 40): Promise<number> {
    const passed: string[] = [];
    for (let presses = 0; presses <= most; presses++) {
      const focused = await this.page.evaluate<Focused>(FOCUSED);
      if (focused.name.includes(name)) {
        if (!focused.shows) this.unseen.push(focused.name);
        return presses;
      }
      passed.push(focused.name.slice(0, 20));
      await this.press('Tab');
    }
    throw new Error(`${name} is not reached: ${passed.join(' → ')}`);
  }

  /** Goes there and presses it. */
  async use(name: string): Promise<void> {
    await this.to(name);
    await this.press('Enter');
  }
}

interface Focused {
  readonly name: string;
  /** Whether something is drawn around it. */
  readonly shows: boolean;
}

const FOCUSED = `(() => {
  const element = document.activeElement;
  // A page that has been turned takes the focus as a whole; it is nothing that could be pressed.
  if (!element?.matches('button, input, select, textarea, summary, a')) return { name: '', shows: true };
  const labels = [...(element.labels ?? [])];
  const name = element.getAttribute('aria-label') ?? (labels.map((l) => l.innerText).join(' ') || element.innerText || '');
  const drawn = [element, ...labels, ...labels.flatMap((l) => [...l.querySelectorAll('*')])];
  const shows = drawn.some((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
  return { name: name.trim(), shows };
})()`;
