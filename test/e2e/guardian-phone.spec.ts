import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GuardianPage } from '@tongxing/contracts';
import { startBrowserProcess } from '../offline/harness/browser-process.js';
import { isInProfile } from '../offline/harness/profile.js';
import type { DemoProject } from '../support/demo-project.js';
import { AGREES, answer, newLink, openAssignment } from '../support/guardian-page.js';
import { describeInBrowser, type InBrowser } from '../support/in-browser.js';

let programme: DemoProject;

async function begin(own: InBrowser): Promise<void> {
  programme = await openAssignment(own);
}

describeInBrowser("a guardian's phone", begin, (own) => {
  /** What lies on the disk of a phone that is lost in the middle of the questions. */
  async function lost(how: 'closed' | 'without power', secretsOf: (token: string) => readonly string[]) {
    const address = await newLink(own);
    const profile = mkdtempSync(join(tmpdir(), 'tongxing-phone-'));
    const phone = await startBrowserProcess(profile);
    const page = await phone.context.newPage();
    await page.goto(address);
    await page.getByRole('button', { name: /^(开始|Begin)$/ }).click();
    while ((await answer(page, AGREES)) !== undefined);
    await page.getByRole('button', { name: /^(确认|Confirm)$/ }).click();
    await page.getByRole('button', { name: /^(开始|Begin)$/ }).click();
    for (let i = 0; i < 5; i++) await answer(page);
    await page.waitForTimeout(2_000);
    await (how === 'closed' ? phone.close() : phone.cutPower());
    try {
      const found = secretsOf(address.split('#')[1] ?? '').filter((secret) => isInProfile(profile, secret));
      // What is not secret is found, so that the search is known to look where things lie.
      return { found, looked: isInProfile(profile, 'tongxing-guardian') };
    } finally {
      rmSync(profile, { recursive: true, force: true });
    }
  }

  it.each(['closed', 'without power'] as const)(
    'that is lost in the middle (%s) holds no answer that can be read from its disk',
    async (how) => {
      const { studyCode } = programme.participant;
      const secrets = ['gc_relation', 'gs_mother', 'gs_age', studyCode, 'guardian-survey', 'guardian-consent'];
      expect(await lost(how, () => secrets)).toEqual({ found: [], looked: true });
    },
    120_000,
  );

  // Browsers write the address of every page that they open into their history, what stands behind the `#` included,
  // and no page can take it out again: until the link is used up, whoever has the phone can open it from there.
  // Therefore what was answered before is not shown to whoever comes back.
  it.failing(
    'that is lost in the middle does not hold the token in its history',
    async () => {
      expect((await lost('closed', (token) => [token])).found).toEqual([]);
    },
    120_000,
  );

  it('opened from its history by somebody else shows none of what was answered before', async () => {
    const address = await newLink(own);
    const phone = await own.context.browser()?.newContext({ locale: 'zh-CN' });
    const page = await phone?.newPage();
    if (!page) throw new Error('there is no browser');
    await page.goto(address);
    await page.getByRole('button', { name: '开始' }).click();
    for (let i = 0; i < 9; i++) await answer(page, AGREES);
    await page.goto('about:blank');
    await page.goto(address);
    // A decision that was not made is not kept.
    await page.getByRole('button', { name: '开始' }).click();
    while ((await answer(page, AGREES)) !== undefined);
    await page.getByRole('button', { name: '确认' }).click();
    await page.getByRole('button', { name: '开始' }).click();
    for (let i = 0; i < 5; i++) await answer(page);
    // Chosen, and the page not turned.
    await page.locator('.choice input').first().check({ force: true });
    const chosen = await page.locator('.pages .asked').getAttribute('data-question');
    await page.waitForTimeout(500);
    await page.goto('about:blank');
    await page.goto(address);
    await page.getByRole('button', { name: '接着答' }).click();
    await page.locator('.pages .asked').waitFor();
    expect(await page.locator('.pages .asked').getAttribute('data-question')).not.toBe(chosen);
    expect(await page.locator('.choice input:checked').count()).toBe(0);
    expect(await page.getByRole('button', { name: '上一页' }).count()).toBe(0);
    await answer(page);
    await page.getByRole('button', { name: '上一页' }).click();
    await page.locator('.pages .asked').waitFor();
    expect(await page.getByRole('button', { name: '上一页' }).count()).toBe(0);
    await phone?.close();
  });

  it('plays a recording, fetched when it is first heard and by the token in the body', async () => {
    const address = await newLink(own);
    const browser = own.context.browser();
    const phone = await browser?.newContext({ locale: 'zh-CN' });
    const page = await phone?.newPage();
    if (!page) throw new Error('there is no browser');
    const asked: string[] = [];
    await page.route('**/api/v1/guardian/openings', async (route) => {
      const answered = await route.fetch();
      const told = (await answered.json()) as GuardianPage;
      const recordings = [{ language: 'zh-CN', name: 'gc_who' }];
      await route.fulfill({ response: answered, json: { ...told, form: { ...told.form, recordings } } });
    });
    await page.route('**/api/v1/guardian/recordings', async (route) => {
      asked.push(route.request().postData() ?? '');
      await route.fulfill({ body: silence(), contentType: 'audio/mpeg' });
    });
    await page.goto(address);
    await page.getByRole('button', { name: '开始' }).click();
    await page.evaluate(WATCH_SOUND);
    await page.getByRole('button', { name: '听一听' }).click();
    const heard = () => page.evaluate<string[]>('window.heard');
    for (let i = 0; i < 100 && (await heard()).length === 0; i++) await page.waitForTimeout(100);
    expect(await heard()).toEqual(['played blob:']);
    expect(asked.map((body) => JSON.parse(body) as object)).toEqual([
      { token: address.split('#')[1], language: 'zh-CN', name: 'gc_who' },
    ]);
    await phone?.close();
  });
});

/** A tenth of a second in which nothing is heard, as WAV. */
function silence(): Buffer {
  const [rate, samples] = [8_000, 800];
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples, 40);
  return Buffer.concat([head, Buffer.alloc(samples, 128)]);
}

/** Remembers what is played: a page's policy would refuse it with an error. */
const WATCH_SOUND = `(() => {
  window.heard = [];
  const { play } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = function () {
    const playing = play.call(this);
    playing.then(() => window.heard.push('played ' + this.src.slice(0, 5)), (error) => window.heard.push(error.name));
    return playing;
  };
})()`;
