import { ThrottleEntity, UnitOfWork } from '@tongxing/api';
import type { Problem } from '@tongxing/contracts';
import { newUser, PASSWORD } from '../factories/people.js';
import { OWN_PAGE, startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

describe.each(ENGINES)('throttling on %s', (engine) => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi(engine);
  });
  afterAll(() => api.stop());

  let addresses = 0;
  const newAddress = (): string => `10.0.0.${String(++addresses)}`;
  const signIn = async (name: string, password: string, remoteAddress: string) => {
    const response = await api.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { ...OWN_PAGE, 'content-type': 'application/json' },
      payload: JSON.stringify({ name, password }),
      remoteAddress,
    });
    return {
      status: response.statusCode,
      code: response.json<Partial<Problem>>().code,
      wait: Number(response.headers['retry-after'] ?? 0),
    };
  };
  const fail = async (name: string, address: string, times: number) => {
    const answers = [];
    for (let i = 0; i < times; i++) answers.push(await signIn(name, 'wrong password', address));
    return answers;
  };
  const timePasses = (seconds: number) =>
    api.app.get(UnitOfWork).write(async ({ manager }) => {
      for (const { key, failedAt } of await manager.find(ThrottleEntity)) {
        const earlier = new Date(Date.parse(failedAt) - seconds * 1000).toISOString();
        await manager.update(ThrottleEntity, { key }, { failedAt: earlier });
      }
    });

  it('makes the sixth try wait, also with the right password, and says how long', async () => {
    const [{ name }, address] = [await newUser(api), newAddress()];
    expect((await fail(name, address, 5)).map(({ code }) => code)).toEqual(Array(5).fill('sign-in-failed'));
    const sixth = await signIn(name, PASSWORD, address);
    expect(sixth).toMatchObject({ status: 429, code: 'too-many-attempts' });
    expect(sixth.wait).toBeGreaterThan(0);
    await timePasses(sixth.wait);
    expect((await signIn(name, PASSWORD, address)).status).toBe(200);
  });

  it('makes others wait longer with every failure, and forgets all after success', async () => {
    const [{ name }, address] = [await newUser(api), newAddress()];
    await fail(name, address, 5);
    const waits = [];
    for (let i = 0; i < 4; i++) {
      const { wait } = await signIn(name, 'wrong password', address);
      waits.push(wait);
      await timePasses(wait);
      await fail(name, address, 1);
    }
    expect(waits).toEqual([2, 4, 8, 16]);
    await timePasses(32);
    expect((await signIn(name, PASSWORD, address)).status).toBe(200);
    expect((await fail(name, address, 5)).map(({ status }) => status)).toEqual(Array(5).fill(401));
  });

  it('holds nothing against an address behind which many sign in rightly', async () => {
    const [{ name }, address] = [await newUser(api), newAddress()];
    const statuses = [];
    for (let i = 0; i < 55; i++) statuses.push((await signIn(name, PASSWORD, address)).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  it('locks nobody out by failures from elsewhere, however many', async () => {
    const [{ name }, attacker] = [await newUser(api), newAddress()];
    await fail(name, attacker, 40);
    expect((await signIn(name, PASSWORD, newAddress())).status).toBe(200);
  });

  it('counts tries that come at once as many', async () => {
    const [{ name }, address] = [await newUser(api), newAddress()];
    const tries = Array.from({ length: 30 }, () => signIn(name, 'wrong password', address));
    const looked = (await Promise.all(tries)).filter(({ status }) => status === 401);
    expect(looked).toHaveLength(5);
  });

  it('answers an unknown name like a known one', async () => {
    const answers = await fail('nobody-of-that-name', newAddress(), 6);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('keeps neither names nor addresses', async () => {
    const [{ name }, address] = [await newUser(api), newAddress()];
    await fail(name, address, 1);
    const rows = JSON.stringify(
      await api.app.get(UnitOfWork).read(({ manager }) => manager.find(ThrottleEntity)),
    );
    expect(rows).not.toContain(name);
    expect(rows).not.toContain(address);
  });
});
