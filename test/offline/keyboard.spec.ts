import { browserIsPresent } from '../support/browser.js';
import { FIELD } from './harness/field-data.js';
import { startFieldServer, type FieldServer } from './harness/field-server.js';
import { Keyboard } from './harness/keyboard.js';
import { PIN, Tablet } from './harness/tablet.js';

const CHILD = FIELD.codes[0] ?? '';

(browserIsPresent() ? describe : describe.skip)('with a keyboard alone', () => {
  let server: FieldServer;
  let tablet: Tablet;
  let keys: Keyboard;

  beforeAll(async () => {
    server = await startFieldServer();
    tablet = new Tablet(server);
    await tablet.start();
    keys = new Keyboard(tablet.page);
  }, 120_000);
  afterAll(async () => {
    await tablet.stop();
    await server.stop();
  });

  it('a tablet is enrolled, a child interviewed, the tablet taken back, and the answers delivered', async () => {
    const { page } = tablet;
    await page.goto(server.link);
    await keys.use('登记此平板');
    await keys.to('新密码');
    await keys.type(PIN);
    await keys.to('再输入一次');
    await keys.type(PIN);
    await keys.use('保存');
    await keys.use('更新名单和问卷');
    await page.getByRole('heading', { name: '还要访问的人' }).waitFor();
    await keys.use(CHILD);
    await keys.use('开始');
    await keys.to('没有别人');
    await keys.press('Space');
    await keys.use('开始');
    await keys.use('现在交出');
    const answered = await interviewByKeys();
    await page.getByText('请把平板还给访员').waitFor();
    await keys.use('访员');
    await keys.to('访员密码');
    await keys.type(PIN);
    await keys.press('Enter');
    await page.getByText('收尾码').waitFor();
    await keys.use('今日工作');
    await page.getByRole('heading', { name: '今日工作' }).waitFor();
    await keys.use('待发箱');
    await page.getByText('待发箱是空的').waitFor();
    const [payload] = server.stored.values();
    expect(payload?.kind === 'submission' && Object.keys(payload.submission.answers)).toEqual(answered);
    expect(keys.unseen).toEqual([]);
  }, 180_000);

  /** An arrow reaches the answers from wherever the focus is; Enter goes on. @returns which questions were answered */
  async function interviewByKeys(): Promise<string[]> {
    const answered: string[] = [];
    for (;;) {
      await tablet.onward.waitFor();
      const name = (await tablet.question()) ?? '';
      if ((await tablet.page.locator('.choice input').count()) > 0) {
        await keys.press('ArrowDown');
        await keys.to('');
        await keys.press(name === 'check_understood' ? '4' : 'Space');
        answered.push(name);
        // What the button says follows the answer one frame later.
        await tablet.page.locator('button[data-nav].primary').waitFor();
      }
      const isLast = (await tablet.onward.getAttribute('data-nav')) === 'finish';
      const presses = await keys.to(await tablet.onward.innerText(), 12);
      expect({ name, presses: Math.max(presses, 12) }).toEqual({ name, presses: 12 });
      await keys.press('Enter');
      if (isLast) return answered;
      await tablet.page.locator(`[data-question]:not([data-question="${name}"])`).first().waitFor();
    }
  }
});
