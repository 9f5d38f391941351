import { browserIsPresent } from '../support/browser.js';
import { FIELD } from './harness/field-data.js';
import { startFieldServer, type FieldServer } from './harness/field-server.js';
import { holdBack, type HeldLine } from './harness/held-file.js';
import { PIN, Tablet } from './harness/tablet.js';

const [, , CODE = ''] = FIELD.codes;

(browserIsPresent() ? describe : describe.skip)('a first page that is drawn before survey-core is here', () => {
  let field: FieldServer;
  let line: HeldLine;
  let tablet: Tablet;

  beforeEach(async () => {
    field = await startFieldServer();
    line = await holdBack(field, '/assets/survey-core-');
    tablet = new Tablet(line.server);
    await tablet.start();
    await tablet.page.goto(line.server.link);
    await tablet.press('登记此平板');
    await tablet.page.getByLabel('新密码').fill(PIN);
    await tablet.page.getByLabel('再输入一次').fill(PIN);
    await tablet.press('保存');
    await tablet.press('更新名单和问卷');
    await tablet.page.getByRole('heading', { name: '还要访问的人' }).waitFor();
    await tablet.begin(CODE, 'interviewer');
  }, 120_000);
  afterEach(async () => {
    line.letGo();
    await tablet.stop();
    await line.stop();
    await field.stop();
  });

  const choice = () => tablet.page.locator('.choice input').first();
  const name = () => tablet.page.locator('[data-question]:has(.choice)').first().getAttribute('data-question');

  it('keeps its answers when the tab dies, and when the battery does', async () => {
    await tablet.answer();
    // How soon an answer is on the disk is the matter of interrupted.spec.ts.
    await tablet.page.waitForTimeout(1_000);
    await tablet.killTab();
    await tablet.openApp();
    await tablet.press('接着做');
    await tablet.onward.waitFor();
    expect(await choice().isChecked()).toBe(true);
    await tablet.page.locator('.choice input').nth(1).check({ force: true });
    await tablet.page.waitForTimeout(1_000);
    await tablet.reboot();
    await tablet.openApp();
    await tablet.press('接着做');
    await tablet.onward.waitFor();
    expect(await tablet.page.locator('.choice input').nth(1).isChecked()).toBe(true);
    expect(await choice().isChecked()).toBe(false);
  }, 240_000);

  it('goes on as soon as survey-core is here where somebody wanted to, and not before', async () => {
    const asked = (await name()) ?? '';
    await tablet.answer();
    await tablet.onward.click();
    await tablet.page.waitForTimeout(1_000);
    expect(await name()).toBe(asked);
    line.letGo();
    await tablet.page.locator(`[data-question="${asked}"]`).waitFor({ state: 'detached' });
    await tablet.page.getByRole('button', { name: '上一页' }).click();
    await tablet.page.locator(`[data-question="${asked}"]`).waitFor();
    expect(await choice().isChecked()).toBe(true);
  }, 240_000);

  it('hands over what stands on the page: the answer, the focus, and the page itself', async () => {
    await tablet.answer();
    await choice().focus();
    await tablet.page.evaluate("document.activeElement.setAttribute('data-same', 'yes')");
    const come = tablet.page.waitForResponse((response) => response.url().includes('/assets/survey-core-'));
    line.letGo();
    await come;
    await tablet.page.waitForTimeout(2_000);
    expect(await choice().isChecked()).toBe(true);
    expect(
      await tablet.page.evaluate(
        "document.activeElement.dataset.same === 'yes' && document.activeElement.checked",
      ),
    ).toBe(true);
  }, 240_000);
});
