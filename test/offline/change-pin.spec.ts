import { browserIsPresent } from '../support/browser.js';
import { FIELD } from './harness/field-data.js';
import { startFieldServer, type FieldServer } from './harness/field-server.js';
import { answerAll, storedAnswers } from './harness/interview.js';
import { Outbox } from './harness/outbox.js';
import { PIN, Tablet } from './harness/tablet.js';

const [CODE = ''] = FIELD.codes;
const OTHER = '730519';

(browserIsPresent() ? describe : describe.skip)('a PIN that is changed', () => {
  let server: FieldServer;
  let tablet: Tablet;

  beforeEach(async () => {
    server = await startFieldServer();
    tablet = new Tablet(server);
    await tablet.prepare();
  }, 120_000);
  afterEach(async () => {
    await tablet.stop();
    await server.stop();
  });

  const change = async (former: string, pin: string, again = pin) => {
    await tablet.press('帮助');
    const form = tablet.page.locator('details', { hasText: '更改密码' });
    if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
    await tablet.page.getByLabel('现在的密码').fill(former);
    await tablet.page.getByLabel('新密码').fill(pin);
    await tablet.page.getByLabel('再输入一次').fill(again);
    await form.getByRole('button', { name: '更改密码' }).click();
  };

  it('opens what was under way, after a reboot too, and the former one opens nothing', async () => {
    await tablet.begin(CODE);
    await tablet.goOn();
    const shown = await tablet.question();
    await tablet.page.reload();
    await tablet.openApp();
    await change(PIN, OTHER);
    await tablet.page.getByText('密码已更改').waitFor();
    await tablet.reboot();
    await tablet.page.goto(`${server.url}/collect/`);
    await tablet.unlock(PIN);
    await tablet.page.getByText('密码不对').waitFor();
    await tablet.unlock(OTHER);
    await tablet.resume();
    expect(await tablet.question()).toBe(shown);
    const answered = await answerAll(tablet);
    await tablet.takeBack(OTHER);
    const outbox = new Outbox(tablet);
    await outbox.open();
    await outbox.empties();
    expect(storedAnswers(server)).toEqual([answered]);
  }, 120_000);

  it('is not changed by who does not know it, to one that is easy, or to one that was mistyped', async () => {
    for (const [former, pin, again, told] of [
      ['999111', OTHER, OTHER, '还可以试 9 次'],
      [PIN, '123456', '123456', '太容易猜到'],
      [PIN, OTHER, '730518', '两次输入的密码不一致'],
    ] as const) {
      await change(former, pin, again);
      await tablet.page.getByRole('alert').filter({ hasText: told }).waitFor();
    }
    await tablet.press('锁定');
    await tablet.unlock();
    await tablet.page.getByRole('heading', { name: '帮助' }).waitFor();
    expect(await tablet.page.getByText('密码已更改').count()).toBe(0);
  }, 120_000);
});
