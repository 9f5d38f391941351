import { browserIsPresent } from '../support/browser.js';
import { FIELD } from './harness/field-data.js';
import { startFieldServer, type FieldServer } from './harness/field-server.js';
import { answerAll, interview, storedAnswers, type Answered } from './harness/interview.js';
import { Outbox } from './harness/outbox.js';
import { PIN, Tablet } from './harness/tablet.js';

const [FIRST = '', SECOND = '', THIRD = ''] = FIELD.codes.slice(3);

(browserIsPresent() ? describe : describe.skip)('a tablet that is enrolled again', () => {
  let server: FieldServer;
  let tablet: Tablet;
  let outbox: Outbox;
  let finished: Answered;

  /** One interview is finished and not delivered, one is under way. */
  beforeEach(async () => {
    server = await startFieldServer();
    tablet = new Tablet(server);
    outbox = new Outbox(tablet);
    await tablet.prepare();
    server.disturb((path) => (path.includes('/sync/') ? 'revoked' : 'none'));
    finished = await interview(tablet, FIRST);
    await tablet.begin(SECOND);
    await tablet.goOn();
  }, 120_000);
  afterEach(async () => {
    await tablet.stop();
    await server.stop();
  });

  const enrolAgain = async () => {
    await tablet.page.goto('about:blank');
    await tablet.page.goto(server.link);
    server.disturb(() => 'none');
    await tablet.press('登记此平板');
  };

  it('after it was revoked: delivers by itself what was finished, and goes on with what was under way', async () => {
    await enrolAgain();
    // Before the PIN is entered: what is sealed needs none.
    await tablet.page.getByRole('button', { name: '解锁' }).waitFor();
    for (let tries = 0; tries < 50 && server.stored.size === 0; tries++) await tablet.page.waitForTimeout(100);
    expect(storedAnswers(server)).toEqual([finished]);
    await tablet.unlock();
    await tablet.resume();
    const other = await answerAll(tablet, 1);
    await tablet.takeBack();
    await outbox.open();
    await outbox.empties();
    expect(storedAnswers(server)).toEqual([finished, other]);
  }, 120_000);

  it('after ten wrong PINs: a new PIN is chosen, what was finished is delivered, and work goes on', async () => {
    await tablet.page.reload();
    for (let tries = 0; tries < 10; tries++) {
      await tablet.unlock('999111');
      await tablet.page.getByText(tries < 9 ? '密码不对' : '再也无法打开').waitFor();
      if (tries < 9) await tablet.page.getByRole('button', { name: '解锁' }).waitFor();
    }
    await enrolAgain();
    await tablet.page.getByLabel('新密码').fill(PIN);
    await tablet.page.getByLabel('再输入一次').fill(PIN);
    await tablet.press('保存');
    await tablet.press('更新名单和问卷');
    await tablet.page.getByRole('heading', { name: '还要访问的人' }).waitFor();
    await tablet.page.getByText('有 1 份未完成的访问打不开，已单独保存').waitFor();
    const third = await interview(tablet, THIRD, 2);
    await outbox.open();
    await outbox.empties();
    expect(storedAnswers(server)).toEqual([finished, third]);
  }, 120_000);

  it('with a server that was set up anew: seals to its new keys, and the server keeps what it cannot open', async () => {
    await server.store.setUpAnew();
    await enrolAgain();
    await tablet.unlock();
    await tablet.resume();
    const other = await answerAll(tablet, 1);
    await tablet.takeBack();
    await outbox.open();
    await tablet.page.locator('[data-state="quarantined"]').waitFor();
    expect(await outbox.items()).toEqual(['服务器已收到并保管，但暂时不能使用，督导员会处理']);
    expect(storedAnswers(server)).toEqual([other]);
  }, 120_000);
});
