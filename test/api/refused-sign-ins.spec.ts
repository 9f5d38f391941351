import { AuditEventEntity, ThrottleEntity, UnitOfWork } from '@tongxing/api';
import { beginFactor, codeOf, newUser, PASSWORD, signedIn } from '../factories/people.js';
import { OWN_PAGE, startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

describe.each(ENGINES)('a refused sign-in on %s', (engine) => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi(engine);
  });
  afterAll(() => api.stop());

  let addresses = 0;
  const newAddress = (): string => `203.0.113.${String(++addresses)}`;
  const signIn = async (name: string, password: string, remoteAddress = newAddress(), code?: string) => {
    const { statusCode } = await api.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { ...OWN_PAGE, 'content-type': 'application/json' },
      payload: JSON.stringify({ name, password, ...(code !== undefined && { code }) }),
      remoteAddress,
    });
    return statusCode;
  };
  const events = () =>
    api.app
      .get(UnitOfWork)
      .read(({ manager }) => manager.find(AuditEventEntity, { order: { ordinal: 'ASC' } }));
  /** The events that are added by some work. */
  const addedBy = async (work: () => Promise<unknown>) => {
    const before = (await events()).length;
    await work();
    return (await events()).slice(before);
  };

  it('is recorded for the account whose password was wrong, and for nobody where there is none', async () => {
    const { id, name } = await newUser(api);
    const added = await addedBy(async () => {
      await signIn(name, 'wrong password');
      await signIn('nobody-of-that-name', 'wrong password');
    });
    expect(added).toMatchObject([
      { action: 'password.refused', actorKind: 'anonymous', actorId: null, subjectId: id, detail: null },
      { action: 'password.refused', actorKind: 'anonymous', actorId: null, subjectId: null, detail: null },
    ]);
  });

  it('is recorded for an account that is inactive, also with the right password', async () => {
    const { id, name } = await newUser(api);
    await api.call('PUT', `/users/${id}`, { active: false });
    const added = await addedBy(() => signIn(name, PASSWORD));
    expect(added).toMatchObject([{ action: 'password.refused', subjectId: id }]);
  });

  it('is recorded as such where the password was right and the code wrong', async () => {
    const { id, name } = await newUser(api);
    const call = await signedIn(api, name);
    await call('PUT', '/account/second-factor', { code: codeOf(await beginFactor(call)) });
    const added = await addedBy(async () => {
      expect(await signIn(name, PASSWORD)).toBe(401);
      expect(await signIn(name, PASSWORD, newAddress(), '000000')).toBe(401);
    });
    expect(added).toMatchObject([{ action: 'second-factor.refused', actorKind: 'anonymous', subjectId: id }]);
  });

  it('is recorded with its actor where somebody signed in gives a wrong password once more', async () => {
    const { id, name } = await newUser(api);
    const call = await signedIn(api, name);
    const added = await addedBy(() => call('POST', '/account/second-factor', { password: 'wrong' }));
    expect(added).toMatchObject([
      { action: 'password.refused', actorKind: 'user', actorId: id, subjectId: id },
    ]);
  });

  it('leaves neither name nor password nor address in the log', async () => {
    const { name } = await newUser(api);
    const address = newAddress();
    const added = await addedBy(async () => {
      await signIn(name, 'a wrong password', address);
      await signIn('typed-by-mistake', 'a wrong password', address);
    });
    expect(added).toHaveLength(2);
    for (const secret of [name, 'typed-by-mistake', 'wrong', address])
      expect(JSON.stringify(added)).not.toContain(secret);
  });

  it('is not recorded one by one while it has to wait', async () => {
    const [{ name }, address] = [await newUser(api), newAddress()];
    const added = await addedBy(async () => {
      for (let i = 0; i < 20; i++) await signIn(name, 'wrong password', address);
    });
    expect(added.map(({ action }) => action)).toEqual([
      ...Array.from({ length: 5 }, () => 'password.refused'),
      ...['request.throttled', 'request.throttled'],
    ]);
    expect(added.slice(5).map(({ detail }) => JSON.parse(detail ?? '') as object)).toEqual(
      [1, 10].map((times) => ({ route: 'POST:/api/v1/session', times })),
    );
  });

  it('has no place in the log after so many in an hour, which the last one says', async () => {
    await signIn('nobody-of-that-name', 'wrong password');
    const inAnHour = (failures: number, minutesAgo: number) =>
      api.app.get(UnitOfWork).write(async ({ manager }) => {
        const failedAt = new Date(Date.now() - minutesAgo * 60_000).toISOString();
        for (const { key } of await manager.find(ThrottleEntity))
          await manager.update(ThrottleEntity, { key }, { failures, failedAt });
      });
    const threeRefused = async () => {
      for (let i = 0; i < 3; i++) expect(await signIn('nobody-of-that-name', 'wrong password')).toBe(401);
    };
    await inAnHour(499, 59);
    const { length, 0: last } = await addedBy(threeRefused);
    expect({ length, detail: last?.detail }).toEqual({ length: 1, detail: '{"last":true}' });
    await inAnHour(500, 61);
    expect((await addedBy(threeRefused)).map(({ detail }) => detail)).toEqual([null, null, null]);
  });
});
