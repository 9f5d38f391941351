import { browserIsPresent } from '../support/browser.js';
import { FIELD } from './harness/field-data.js';
import { startFieldServer, type FieldServer } from './harness/field-server.js';
import { Tablet } from './harness/tablet.js';

const [CODE = ''] = FIELD.codes;

(browserIsPresent() ? describe : describe.skip)('an interview that is broken off', () => {
  let server: FieldServer;
  let tablet: Tablet;

  beforeEach(async () => {
    server = await startFieldServer();
    tablet = new Tablet(server);
    await tablet.prepare();
  });
  afterEach(async () => {
    await tablet.stop();
    await server.stop();
  });

  it('reaches the server whole, and leaves nothing on the tablet', async () => {
    await tablet.begin(CODE);
    await tablet.finish();
    await tablet.takeBack();
    await tablet.press('待发箱');
    await tablet.press('立即发送');
    await tablet.page.getByText('待发箱是空的').waitFor();
    expect([...server.stored.values()]).toMatchObject([
      { kind: 'submission', submission: { mode: 'self', answers: { practice_rain: 0, pm_laugh: 0 } } },
    ]);
  });
});
