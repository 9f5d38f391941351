import { browserIsPresent } from '../support/browser.js';
import { FIELD } from './harness/field-data.js';
import { startFieldServer, type Fault, type FieldServer } from './harness/field-server.js';
import { interview, storedAnswers, type Answered } from './harness/interview.js';
import { Outbox } from './harness/outbox.js';
import { Tablet } from './harness/tablet.js';

const CHILDREN = FIELD.codes.slice(3);
const WAITS = '等待发送';

(browserIsPresent() ? describe : describe.skip)('a network that fails between a tablet and its server', () => {
  let server: FieldServer;
  let tablet: Tablet;
  let outbox: Outbox;
  let answered: Answered[];
  let next: number;

  beforeAll(async () => {
    server = await startFieldServer();
    tablet = new Tablet(server);
    outbox = new Outbox(tablet);
    await tablet.prepare();
    answered = [];
    next = 0;
  }, 120_000);
  afterAll(async () => {
    await tablet.stop();
    await server.stop();
  });

  /** Somebody else is interviewed each time, and answers otherwise. */
  const ask = async () => {
    answered.push(await interview(tablet, CHILDREN[next] ?? '', next));
    next++;
  };
  const deliveriesMeet = (fault: Fault) => {
    server.disturb((path) => (path.includes('/sync/') ? fault : 'none'));
  };
  const isSafe = async () => {
    deliveriesMeet('none');
    await outbox.empties();
    expect(storedAnswers(server)).toEqual(answered);
    expect([...server.store.writes.values()]).toEqual(answered.map(() => 1));
    await tablet.page.locator('.brand').click();
  };

  it.each<[string, Fault, string, number]>([
    ['answers lost after the commit', 'lost', '没有网络，或连接中断', 1],
    ['the connection reset before anything was received', 'reset', '没有网络，或连接中断', 0],
    ['answers truncated on the line', 'truncated', '没有网络，或连接中断', 1],
    ['answers truncated by a proxy that calls them whole', 'halved', '回答的不是我们的服务器', 1],
    ['500s', 'error', '服务器出了故障。内容都还在，会自动再试', 0],
    ['a captive portal answering HTML with 200', 'portal', '可能要先登录无线网络', 0],
  ])(
    '%s: she is told, nothing is lost, nothing stored twice',
    async (_, fault, words, stored) => {
      const before = server.stored.size;
      deliveriesMeet(fault);
      await ask();
      await outbox.open();
      await outbox.sendNow();
      expect(await outbox.told(words)).toEqual([WAITS]);
      expect(server.stored.size).toBe(before + stored);
      await isSafe();
    },
    120_000,
  );

  it('requests duplicated on the way: stored once', async () => {
    deliveriesMeet('twice');
    await ask();
    await outbox.open();
    await outbox.empties();
    expect(server.store.received.get([...server.stored.keys()].at(-1) ?? '')).toBe(2);
    await isSafe();
  }, 120_000);

  it('requests and answers in another order: what comes late or is stale moves nothing that it is not about', async () => {
    const met: Fault[] = ['late'];
    server.disturb((path) => (path.includes('/sync/') ? (met.shift() ?? 'reversed') : 'none'));
    await ask();
    await outbox.open();
    // Sent again and stored; the first copy arrives after that.
    await outbox.empties();
    await tablet.page.locator('.brand').click();
    // The answer that comes is the one to the request before.
    met.push('stale');
    await ask();
    await outbox.open();
    expect(await outbox.items()).toEqual([WAITS]);
    await isSafe();
  }, 120_000);
});
