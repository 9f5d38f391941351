import { mkdirSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { violationsOn } from '../offline/harness/axe.js';
import type { DemoProject } from '../support/demo-project.js';
import { AGREES, answer, newLink, openAssignment, RAW_DRAFTS } from '../support/guardian-page.js';
import { describeInBrowser, TELEPHONE, type InBrowser } from '../support/in-browser.js';
import { FORGET_AFTER_CHROME_64 } from '../support/old-browser.js';

/** Smallest side of what a finger presses, in CSS pixels. */
const TARGET = 48;
const PICTURES = process.env['PICTURES'];

let programme: DemoProject;

const WORDS = {
  'zh-CN': {
    begin: '开始',
    goOn: '接着答',
    confirm: '确认',
    sending: '还没有发出去',
    thanks: '谢谢您，已经收到了',
  },
  en: {
    begin: 'Begin',
    goOn: 'Go on',
    confirm: 'Confirm',
    sending: 'Not sent yet',
    thanks: 'Thank you, it has been received',
  },
} as const;
type Locale = keyof typeof WORDS;

/** A guardian's phone: another browser, which nobody is signed in to. */
const newPhone = async ({ context }: InBrowser, locale: Locale): Promise<BrowserContext> =>
  await (context.browser() as NonNullable<ReturnType<BrowserContext['browser']>>).newContext({
    locale,
    viewport: TELEPHONE,
  });

/** What of a screen breaks a rule: of axe, of the size of targets, of the width. */
async function breaks(page: Page): Promise<string[]> {
  const small = await page.evaluate<string[]>(`${SMALL_TARGETS}(${String(TARGET)})`);
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
  return [
    ...(await violationsOn(page)),
    ...small.map((html) => `small: ${html}`),
    ...(wide > TELEPHONE.width ? [`wide: ${String(wide)}`] : []),
  ];
}

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}

async function begin(own: InBrowser): Promise<void> {
  programme = await openAssignment(own);
}

describeInBrowser('a guardian with a link', begin, (own) => {
  it.each(['zh-CN', 'en'] as const)(
    'consents, answers, comes back after closing the page, and sends once the network is there: %s',
    async (locale) => {
      const words = WORDS[locale];
      const address = await newLink(own);
      const phone = await newPhone(own, locale);
      const asked: string[] = [];
      phone.on('request', (request) => asked.push(new URL(request.url()).pathname));
      const found: string[] = [];
      const errors: string[] = [];
      const look = async (page: Page, screen: string) => {
        found.push(...(await breaks(page)).map((one) => `${screen} · ${one}`));
        await picture(page, `${locale}-${screen}`);
      };
      const open = async () => {
        const page = await phone.newPage();
        page.setDefaultTimeout(15_000);
        page.on('pageerror', (error) => errors.push(error.message));
        await page.goto(address);
        return page;
      };

      let page = await open();
      await page.getByRole('button', { name: words.begin }).waitFor();
      expect(new URL(page.url()).hash).toBe('');
      await look(page, '1-begin');
      await page.getByRole('button', { name: words.begin }).click();
      await page.locator('.pages .asked').waitFor();
      await look(page, '2-script');
      for (let name; (name = await answer(page, AGREES)) !== undefined;)
        if (name === 'gc_rights') await look(page, '3-relation');
      await page.getByRole('button', { name: words.confirm }).waitFor();
      await look(page, '4-decision');
      await page.getByRole('button', { name: words.confirm }).click();
      await page.getByRole('button', { name: words.begin }).click();
      for (let i = 0; i < 4; i++) await answer(page);
      const left = await page.locator('.pages .asked').getAttribute('data-question');
      await look(page, '5-question');
      const kept = await page.evaluate<string>(RAW_DRAFTS);
      await page.close();

      // Closed in the middle: the link goes on where it was left, and what lies on the phone says nothing.
      page = await open();
      await page.getByRole('button', { name: words.goOn }).click();
      expect(await page.locator('.pages .asked').getAttribute('data-question')).toBe(left);
      expect(kept).toMatch(/[0-9a-f]{32}\/questions/);
      for (const secret of ['gs_', 'guardian-survey', address.split('#')[1] ?? '?'])
        expect(kept).not.toContain(secret);
      await phone.setOffline(true);
      const seen = new Set<string>();
      for (let name; (name = await answer(page)) !== undefined;)
        if (['gs_barred', 'gs_child_asked'].includes(name)) {
          await look(page, `6-after-${name}`);
          seen.add(name);
        }
      expect(seen.size).toBe(2);
      await page.getByRole('heading', { name: words.sending }).waitFor();
      await look(page, '7-not-sent');
      await phone.setOffline(false);
      await page.getByRole('heading', { name: words.thanks }).waitFor();
      await page.getByRole('region', { name: locale === 'en' ? 'Help card' : '求助卡' }).waitFor();
      await look(page, '8-thanks');
      expect(await page.evaluate<string>(RAW_DRAFTS)).toBe('');

      // Opened once more: thanks, and nothing of the answers.
      await page.close();
      page = await open();
      await page.getByRole('heading', { name: words.thanks }).waitFor();
      await look(page, '9-again');
      expect(await page.content()).not.toContain(programme.participant.studyCode);
      expect(
        [...new Set(asked)].filter((path) => !/^\/(guardian\/|api\/v1\/guardian\/|icon\.svg$)/.test(path)),
      ).toEqual([]);
      expect([found, errors, own.complaints]).toEqual([[], [], []]);
      await own.page.reload();
      await own.page.getByRole('cell', { name: '已用完' }).waitFor();
      await own.page.getByRole('cell', { name: '监护人链接' }).first().waitFor();
      await phone.close();
    },
    300_000,
  );

  it('answers in a browser that knows nothing that came after Chrome 64', async () => {
    const address = await newLink(own);
    const phone = await newPhone(own, 'zh-CN');
    await phone.addInitScript(FORGET_AFTER_CHROME_64);
    const page = await phone.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(address);
    await page.getByRole('button', { name: '开始' }).click();
    while ((await answer(page, AGREES)) !== undefined);
    await page.getByRole('button', { name: '确认' }).click();
    await page.getByRole('button', { name: '开始' }).click();
    while ((await answer(page)) !== undefined);
    await page.getByRole('heading', { name: WORDS['zh-CN'].thanks }).waitFor();
    expect(errors).toEqual([]);
    await phone.close();
  }, 200_000);

  it('on a phone that others use: each link opens its own answers, and none opens another’s', async () => {
    const first = await newLink(own);
    const phone = await newPhone(own, 'zh-CN');
    const page = await phone.newPage();
    await page.goto(first);
    await page.getByRole('button', { name: '开始' }).click();
    for (let i = 0; i < 4; i++) await answer(page, AGREES);
    const second = await newLink(own);
    await page.goto(second);
    await page.getByRole('button', { name: '开始' }).waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await page.reload();
    await page.getByRole('heading', { name: '请再扫一次码' }).waitFor();
    const names = await page.evaluate<string>(RAW_DRAFTS);
    expect(names).not.toContain(second.split('#')[1] ?? '?');
    // The first link works no more, and what was begun with it is told to nobody.
    await page.goto('about:blank');
    await page.goto(first);
    await page.getByRole('heading', { name: '这个链接不能用' }).waitFor();
    await phone.close();
  });

  it('who refuses is thanked, asked nothing, and the assignment ends', async () => {
    const address = await newLink(own);
    const phone = await newPhone(own, 'zh-CN');
    const page = await phone.newPage();
    await page.goto(address);
    await page.getByRole('button', { name: '开始' }).click();
    while ((await answer(page, { ...AGREES, gc_ok_survey: 'no' })) !== undefined);
    await page.getByText('您不同意孩子参加问卷。').waitFor();
    await picture(page, 'refused-decision');
    await page.getByRole('button', { name: '确认' }).click();
    await page.getByRole('heading', { name: '谢谢您告诉我们' }).waitFor();
    expect(await breaks(page)).toEqual([]);
    await picture(page, 'refused-thanks');
    await own.page.reload();
    await own.page.getByRole('cell', { name: '结束 拒绝' }).waitFor();
    await phone.close();
  });

  it('staff see the code once, print a sheet without the study code, and end a link', async () => {
    await newLink(own);
    await picture(own.page, 'staff-made');
    await own.page.emulateMedia({ media: 'print' });
    await picture(own.page, 'staff-print');
    const printed = await own.page.evaluate<string>('document.body.innerText');
    expect(printed).toContain('交给（手写）');
    expect(printed).not.toContain(programme.participant.studyCode);
    await own.page.emulateMedia({ media: 'screen' });
    expect(await own.page.evaluate('document.documentElement.scrollWidth')).toBe(TELEPHONE.width);
    await own.page.getByRole('button', { name: '停用' }).click();
    await own.page.getByRole('group').getByRole('button', { name: '停用' }).click();
    await own.page.getByRole('cell', { name: '已停用' }).waitFor();
    expect(await own.page.locator('.guardian-sheet').count()).toBe(0);
    expect(own.complaints).toEqual([]);
  });
});

/** What can be pressed and is too small. Radio buttons and boxes are pressed by the label around them. */
const SMALL_TARGETS = `((target) => [...document.querySelectorAll('button, select, summary, label:has(input[type=radio], input[type=checkbox]), input:not([type=radio], [type=checkbox])')]
  .filter((element) => { const box = element.getBoundingClientRect(); return box.width > 0 && box.height < target - 0.5; })
  .map((element) => element.outerHTML.slice(0, 120)))`;
