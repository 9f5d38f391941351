import { browserIsPresent } from '../support/browser.js';
import { FIELD } from './harness/field-data.js';
import { startFieldServer, type FieldServer } from './harness/field-server.js';
import { isInProfile } from './harness/profile.js';
import { Outbox } from './harness/outbox.js';
import { Tablet } from './harness/tablet.js';

const [CODE = ''] = FIELD.codes;
const WORDS = 'zebra-said-at-the-well';

(browserIsPresent() ? describe : describe.skip)('a concern that was typed and not sent', () => {
  let server: FieldServer;
  let tablet: Tablet;
  beforeEach(async () => {
    server = await startFieldServer();
    tablet = new Tablet(server);
    await tablet.prepare();
    await tablet.press('报告担心');
    await tablet.page.getByLabel('研究编号').fill(CODE);
    await tablet.page.getByLabel('以上都不是').check();
    await tablet.page.getByLabel('用孩子的原话').fill(WORDS);
  }, 120_000);
  afterEach(async () => {
    await tablet.stop();
    await server.stop();
  });

  const expectAll = async () => {
    const { page } = tablet;
    await page.getByText('这是上次没有提交的内容').waitFor();
    expect(await page.getByLabel('研究编号').inputValue()).toBe(CODE);
    expect(await page.getByLabel('以上都不是').isChecked()).toBe(true);
    expect(await page.getByLabel('用孩子的原话').inputValue()).toBe(WORDS);
  };

  it('is there again when the app has locked', async () => {
    await tablet.press('锁定');
    await tablet.unlock();
    await expectAll();
  }, 120_000);

  it('is there again after the battery died, cannot be read on the disk, is reminded of, and is sent once', async () => {
    await tablet.page.waitForTimeout(500);
    await tablet.cutPower();
    expect(isInProfile(tablet.profile, WORDS)).toBe(false);
    await tablet.start();
    await tablet.openApp();
    await tablet.page.getByText('有一份报告还没有提交').waitFor();
    await tablet.press('接着做');
    await expectAll();
    await tablet.press('提交');
    await tablet.page.getByText('已加密保存').waitFor();
    const outbox = new Outbox(tablet);
    await outbox.open();
    await outbox.empties();
    const [payload, ...more] = server.stored.values();
    expect(payload).toMatchObject({ kind: 'concern', concern: { text: WORDS } });
    expect(more).toEqual([]);
    await tablet.page.locator('.brand').click();
    await tablet.page.getByRole('heading', { name: '今日工作' }).waitFor();
    expect(await tablet.page.getByText('有一份报告还没有提交').count()).toBe(0);
  }, 120_000);

  it('is gone when it is discarded, and not before', async () => {
    await tablet.page.locator('.brand').click();
    await tablet.press('接着做');
    await expectAll();
    await tablet.press('清空');
    await tablet.page.getByText('这是上次没有提交的内容').waitFor({ state: 'detached' });
    expect(await tablet.page.getByLabel('用孩子的原话').inputValue()).toBe('');
    await tablet.page.locator('.brand').click();
    await tablet.page.getByRole('heading', { name: '今日工作' }).waitFor();
    expect(await tablet.page.getByText('有一份报告还没有提交').count()).toBe(0);
  }, 120_000);
});
