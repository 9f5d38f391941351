import { browserIsPresent } from '../support/browser.js';
import { FIELD } from './harness/field-data.js';
import { startFieldServer, type FieldServer } from './harness/field-server.js';
import { Tablet } from './harness/tablet.js';

const [CODE = ''] = FIELD.codes;

(browserIsPresent() ? describe : describe.skip)('a tablet without a network', () => {
  let server: FieldServer;
  let tablet: Tablet;

  beforeAll(async () => {
    server = await startFieldServer();
    tablet = new Tablet(server);
    await tablet.prepare();
  }, 120_000);
  afterAll(async () => {
    await tablet.stop();
    await server.stop();
  });

  it('starts after a reboot with the server gone, asks, and keeps what is finished until there is one', async () => {
    await tablet.goOffline(true);
    await tablet.reboot();
    await tablet.goOffline(true);
    await tablet.openApp();
    await tablet.begin(CODE);
    await tablet.finish();
    await tablet.takeBack();
    await tablet.press('待发箱');
    await tablet.page.locator('[data-state="sealed"]').waitFor();
    expect(server.stored.size).toBe(0);
    await tablet.goOffline(false);
    await tablet.page.getByText('待发箱是空的').waitFor();
    expect(server.stored.size).toBe(1);
  }, 300_000);

  it('says in a second tab that the interview is open elsewhere, and writes nothing there', async () => {
    await tablet.page.locator('.brand').click();
    await tablet.begin(FIELD.codes[2] ?? '', 'interviewer');
    const first = tablet.page;
    const second = await tablet.openTab();
    await second.goto(`${server.url}/collect/`);
    await second.getByLabel('密码').fill('482715');
    await second.getByRole('button', { name: '解锁' }).click();
    await second.getByRole('button', { name: '接着做' }).first().click();
    await second.getByText('正在另一个页面中进行').waitFor();
    await second.close();
    expect(await first.locator('[data-nav]').count()).toBe(1);
  }, 300_000);
});
