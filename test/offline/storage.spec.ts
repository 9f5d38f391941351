import { browserIsPresent } from '../support/browser.js';
import { FIELD } from './harness/field-data.js';
import { startFieldServer, type FieldServer } from './harness/field-server.js';
import { Tablet } from './harness/tablet.js';

const [CODE = ''] = FIELD.codes;

/** Has the next transactions that write drafts fail, as the browser would: so many, with this name of an error. */
const fail = (times: number, name: string) => `{
  let left = ${String(times)};
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...given) {
    if (this.name !== 'drafts' || left === 0) return put.apply(this, given);
    left--;
    const request = put.apply(this, given);
    const { transaction } = this;
    Object.defineProperty(transaction, 'error', { value: new DOMException('made by a test', '${name}') });
    transaction.abort();
    return request;
  };
}`;

(browserIsPresent() ? describe : describe.skip)('storage that fails', () => {
  let server: FieldServer;
  let tablet: Tablet;

  beforeAll(async () => {
    server = await startFieldServer();
    tablet = new Tablet(server);
    await tablet.prepare();
    await tablet.begin(CODE);
    await tablet.goOn();
    await tablet.goOn();
  }, 120_000);
  afterAll(async () => {
    await tablet.stop();
    await server.stop();
  });

  it('once is tried again, and nobody is troubled', async () => {
    const before = await tablet.question();
    await tablet.page.evaluate(fail(1, 'AbortError'));
    await tablet.answer();
    await tablet.goOn();
    expect(await tablet.question()).not.toBe(before);
    expect(await tablet.page.locator('.notice.problem').count()).toBe(0);
  }, 120_000);

  it('because it is full is told plainly, the question stays, and goes on when there is room', async () => {
    const before = await tablet.question();
    await tablet.page.evaluate(fail(3, 'QuotaExceededError'));
    await tablet.answer();
    await tablet.onward.click();
    await tablet.page.getByText('本机存储已满').waitFor();
    expect(await tablet.question()).toBe(before);
    for (let tries = 0; tries < 4 && (await tablet.question()) === before; tries++) {
      if ((await tablet.page.getByRole('button', { name: '重试' }).count()) > 0) await tablet.press('重试');
      await tablet.page.waitForTimeout(500);
    }
    expect(await tablet.question()).not.toBe(before);
    expect(await tablet.page.locator('.choice:has(input:checked)').count()).toBe(0);
  }, 120_000);

  it('with a draft that cannot be opened says so, keeps it, and works on', async () => {
    await tablet.page.evaluate(`new Promise((resolve, reject) => {
      const open = indexedDB.open('tongxing-collect');
      open.onsuccess = () => {
        const transaction = open.result.transaction('drafts', 'readwrite');
        const store = transaction.objectStore('drafts');
        store.put({ id: 'broken', sealed: { iv: new Uint8Array(12), bytes: new ArrayBuffer(40) } }, 'broken');
        store.put(null, 'worse');
        transaction.oncomplete = resolve;
        transaction.onerror = reject;
      };
    })`);
    await tablet.page.reload();
    await tablet.openApp();
    await tablet.page.getByText('有 2 份未完成的访问打不开').waitFor();
    await tablet.page.reload();
    await tablet.openApp();
    await tablet.page.getByText('有 2 份未完成的访问打不开').waitFor();
    await tablet.resume();
    await tablet.finish();
    await tablet.takeBack();
    await tablet.press('待发箱');
    await tablet.page.getByText('待发箱是空的').waitFor();
    expect(server.stored.size).toBe(1);
  }, 120_000);
});
