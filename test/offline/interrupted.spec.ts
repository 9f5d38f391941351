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

  const resume = async () => {
    await tablet.openApp();
    await tablet.resume();
  };

  const deliver = async () => {
    await tablet.takeBack();
    await tablet.goOffline(false);
    await tablet.press('待发箱');
    await tablet.press('立即发送');
    await tablet.page.getByText('待发箱是空的').waitFor();
    const [payload, ...more] = server.stored.values();
    expect(more).toEqual([]);
    return payload?.kind === 'submission' ? payload.submission.answers : {};
  };

  it('by a tab that dies at every step loses no answer after which another question was shown', async () => {
    await tablet.goOffline(true);
    await tablet.begin(CODE);
    const asked: string[] = [];
    for (let step = 0; (await tablet.onward.getAttribute('data-nav')) !== 'finish'; step++) {
      const before = await tablet.question();
      await tablet.answer();
      // Between the answer and its paint, or right after the next question has shown.
      const dies = step % 2 === 0 ? before : await tablet.goOn().then(() => tablet.question());
      if (step % 2 === 1) asked.push(before ?? '');
      await tablet.killTab();
      await resume();
      expect([dies, step % 2 === 0 ? before : dies]).toContain(await tablet.question());
      if (step % 2 === 0) {
        await tablet.answer();
        await tablet.goOn();
        asked.push(before ?? '');
      }
    }
    await tablet.finish();
    const answers = await deliver();
    const questions = asked.filter((name) => !['confidence', 'practice_intro'].includes(name));
    expect(Object.keys(answers)).toEqual(expect.arrayContaining(questions));
  }, 900_000);

  it('by a dead battery goes on at the question that showed, with the answers given before it', async () => {
    await tablet.goOffline(true);
    await tablet.begin(CODE);
    for (let page = 0; page < 6; page++) {
      await tablet.answer();
      await tablet.goOn();
    }
    const shown = await tablet.question();
    await tablet.reboot();
    await resume();
    expect(await tablet.question()).toBe(shown);
    await tablet.finish();
    expect(await deliver()).toMatchObject({ practice_rain: 0, practice_egg: 0, pm_laugh: 0 });
  }, 300_000);

  it('by a new version of the app is not touched, and the version waits until nobody is interviewed', async () => {
    await tablet.begin(CODE);
    await tablet.answer();
    await tablet.goOn();
    const shown = await tablet.question();
    server.web.release();
    await tablet.page.evaluate('navigator.serviceWorker.getRegistration().then((r) => r.update())');
    await tablet.page.waitForFunction(
      'navigator.serviceWorker.getRegistration().then((r) => r.waiting !== null)',
    );
    expect(await tablet.question()).toBe(shown);
    await tablet.finish();
    await tablet.takeBack();
    expect(await release()).toBeNull();
    await tablet.press('现在更新');
    await tablet.page.getByLabel('密码').waitFor();
    expect(await release()).toBe('2');
    await tablet.unlock();
    await tablet.press('待发箱');
    await tablet.page.getByText('待发箱是空的').waitFor();
    expect(server.stored.size).toBe(1);
  }, 300_000);

  const release = () =>
    tablet.page.evaluate("document.querySelector('meta[name=release]')?.getAttribute('content') ?? null");
});
