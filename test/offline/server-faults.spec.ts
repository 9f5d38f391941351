import { browserIsPresent } from '../support/browser.js';
import { FIELD } from './harness/field-data.js';
import { startFieldServer, type FieldServer } from './harness/field-server.js';
import { answerAll, interview, storedAnswers } from './harness/interview.js';
import { Outbox } from './harness/outbox.js';
import { Tablet } from './harness/tablet.js';

const [FIRST = '', SECOND = ''] = FIELD.codes.slice(3);
const WAITS = '等待发送';
const KEPT = '服务器已收到，等服务器备份后再从本机删除';

(browserIsPresent() ? describe : describe.skip)(
  'a server that fails, and a tablet that knows no better',
  () => {
    let server: FieldServer;
    let tablet: Tablet;
    let outbox: Outbox;

    beforeEach(async () => {
      server = await startFieldServer();
      tablet = new Tablet(server);
      outbox = new Outbox(tablet);
      await tablet.prepare();
    }, 120_000);
    afterEach(async () => {
      await tablet.stop();
      await server.stop();
    });

    it('restored from last night’s backup: what it has forgotten is sent again by itself, once', async () => {
      server.store.backedUp = false;
      const first = await interview(tablet, FIRST);
      await outbox.open();
      await outbox.sendNow();
      server.store.nights(1);
      await tablet.page.locator('.brand').click();
      const second = await interview(tablet, SECOND, 1);
      await outbox.open();
      await tablet.page.locator('[data-state="receipted"]').nth(1).waitFor();
      expect(await outbox.items()).toEqual([KEPT, KEPT]);
      expect(storedAnswers(server)).toEqual([first, second]);
      server.store.restore();
      expect(storedAnswers(server)).toEqual([first]);
      await outbox.sendNow();
      // She presses nothing more: the tablet has heard what is missing.
      await tablet.page.locator('[data-state="receipted"]').nth(1).waitFor();
      expect(storedAnswers(server)).toEqual([first, second]);
      expect([...server.store.writes.values()]).toEqual([1, 1]);
      server.store.nights(15);
      await outbox.empties();
    }, 120_000);

    it('a clock set back a year, in the middle of an interview: delivered, and the time it shows orders nothing', async () => {
      await tablet.begin(FIRST);
      await tablet.goOn();
      await tablet.setClockBack(365);
      await tablet.openApp();
      await tablet.resume();
      const first = await answerAll(tablet);
      await tablet.takeBack();
      const second = await interview(tablet, SECOND, 1);
      await outbox.open();
      await outbox.empties();
      expect(storedAnswers(server)).toEqual([first, second]);
      const years = [...server.stored.values()].map((payload) =>
        payload.kind === 'submission' ? payload.submission.finishedAt?.slice(0, 4) : undefined,
      );
      const last = String(new Date().getUTCFullYear() - 1);
      expect(years).toEqual([last, last]);
    }, 120_000);

    it('that has revoked the tablet: she is told whom to ask, everything stays, and the backup file holds it', async () => {
      server.disturb((path) => (path.includes('/sync/') ? 'revoked' : 'none'));
      const answered = await interview(tablet, FIRST);
      await outbox.open();
      await outbox.sendNow();
      const told = '此平板已被停用。内容都还在：请保存备份文件，并联系督导员';
      expect(await outbox.told(told)).toEqual([WAITS]);
      const [file] = await Promise.all([
        tablet.page.evaluate<string>(CAUGHT_FILE),
        tablet.press('保存备份文件'),
      ]);
      expect(server.stored.size).toBe(0);
      const [, ...lines] = file.trim().split('\n');
      await server.store.receive({ items: lines.map((line) => JSON.parse(line) as unknown) });
      expect(storedAnswers(server)).toEqual([answered]);
      // Enrolled anew, it delivers the same again, and that changes nothing.
      server.disturb(() => 'none');
      await outbox.empties();
      expect([...server.store.writes.values()]).toEqual([1]);
    }, 120_000);

    it('that uses another version by now: an interview begun with the retired one is finished with it and stored', async () => {
      await tablet.begin(FIRST);
      await tablet.goOn();
      const shown = await tablet.question();
      server.instead({ 'emotional-wellbeing-b': '1.0.0' });
      await tablet.page.reload();
      await tablet.openApp();
      await tablet.press('更新名单和问卷');
      await tablet.page.getByRole('button', { name: '更新名单和问卷' }).waitFor();
      await tablet.resume();
      expect(await tablet.question()).toBe(shown);
      const first = await answerAll(tablet);
      await tablet.takeBack();
      const second = await interview(tablet, SECOND, 1);
      await outbox.open();
      await outbox.empties();
      expect(storedAnswers(server)).toEqual([first, second]);
      const versions = [...server.stored.values()].map((payload) =>
        payload.kind === 'submission' ? payload.submission.instrument.version : undefined,
      );
      expect(versions).toEqual(['1.1.0', '1.0.0']);
    }, 120_000);

    it('one batch answered 500 does not stop the others', async () => {
      await tablet.goOffline(true);
      const first = await interview(tablet, FIRST);
      const second = await interview(tablet, SECOND, 1);
      await outbox.open();
      await tablet.page.locator('[data-state="sealed"]').nth(1).waitFor();
      let fails: string | undefined;
      server.disturb((path, body) => {
        if (!path.endsWith('/batches')) return 'none';
        const ids = (body as { items: { id: string }[] }).items.map(({ id }) => id);
        fails ??= ids[0];
        return fails !== undefined && ids.includes(fails) ? 'error' : 'none';
      });
      await tablet.page.context().setOffline(false);
      await outbox.sendNow();
      expect(await outbox.told('服务器出了故障。内容都还在，会自动再试')).toEqual([WAITS]);
      expect(storedAnswers(server)).toEqual([second]);
      server.disturb(() => 'none');
      await outbox.empties();
      expect(storedAnswers(server)).toEqual([second, first]);
    }, 120_000);
  },
);

/** The text of the next file that the page hands over for saving. */
const CAUGHT_FILE = `new Promise((resolve) => {
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    URL.createObjectURL = make;
    void blob.text().then(resolve);
    return make(blob);
  };
})`;
