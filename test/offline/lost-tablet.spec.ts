import { browserIsPresent } from '../support/browser.js';
import { FIELD } from './harness/field-data.js';
import { startFieldServer, type FieldServer } from './harness/field-server.js';
import { isInProfile } from './harness/profile.js';
import { PIN, Tablet } from './harness/tablet.js';

const [CODE = '', , GUARDIAN = ''] = FIELD.codes;
const WRONG = '999111';

(browserIsPresent() ? describe : describe.skip)('a tablet in the wrong hands', () => {
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

  it('holds no answer, name or study code that can be read from its disk', async () => {
    await tablet.goOffline(true);
    await tablet.begin(CODE);
    await tablet.finish();
    await tablet.takeBack();
    await tablet.press('报告担心');
    await tablet.page.getByLabel('研究编号').fill(CODE);
    await tablet.page.getByLabel('以上都不是').check();
    await tablet.page.getByLabel('用孩子的原话').fill('zebra-marker-in-words');
    await tablet.press('提交');
    await tablet.page.getByText('已加密保存').waitFor();
    await tablet.cutPower();
    const secrets = [CODE, CODE.replaceAll('-', ''), GUARDIAN, 'zebra-marker', 'pm_laugh":0', PIN];
    expect(secrets.filter((secret) => isInProfile(tablet.profile, secret))).toEqual([]);
    // What is not secret is found, so that the search is known to look where things lie.
    expect(isInProfile(tablet.profile, 'emotional-wellbeing-b')).toBe(true);
  }, 300_000);

  it('destroys the draft key at the tenth wrong PIN, warns before, and still delivers what is finished', async () => {
    await tablet.goOffline(true);
    await tablet.begin(CODE);
    await tablet.finish();
    await tablet.takeBack();
    await tablet.press('锁定');
    for (let left = 9; left > 0; left--) {
      await tablet.unlock(WRONG);
      await tablet.page.getByText('密码不对').waitFor();
      await tablet.page.getByRole('button', { name: '解锁' }).waitFor();
      const warned = await tablet.page.getByText(`还可以试 ${String(left)} 次`).count();
      expect({ left, warned }).toEqual({ left, warned: left <= 5 ? 1 : 0 });
      // An attempt counts before it is made: what happens to the power afterwards changes nothing.
      if (left === 5) {
        await tablet.killTab();
        await tablet.page.goto(`${server.url}/collect/`);
      }
    }
    await tablet.unlock(WRONG);
    await tablet.page.getByText('再也无法打开').waitFor();
    await tablet.page.reload();
    await tablet.page.getByText('再也无法打开').waitFor();
    await tablet.goOffline(false);
    await tablet.page.reload();
    await tablet.page.waitForTimeout(2_000);
    expect(server.stored.size).toBe(1);
  }, 300_000);
});
