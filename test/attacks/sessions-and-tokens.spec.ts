import { createServer, FirstAccountsService, newLog, readConfiguration } from '@tongxing/api';
import type { Problem, SessionInfo } from '@tongxing/contracts';
import { cookieOf, newUser, PASSWORD, tokenOf } from '../factories/people.js';
import { callWith, OWN_PAGE, startApi, TEST_MASTER_KEY, type TestApi } from '../support/api.js';
import { ENGINES, newDatabase } from '../support/databases.js';

describe.each(ENGINES)('attacks on sessions and tokens on %s', (engine) => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi(engine);
  });
  afterAll(() => api.stop());

  const signIn = (name: string, headers: Record<string, string> = {}) =>
    api.anonymous<SessionInfo>('POST', '/session', { name, password: PASSWORD }, headers);

  it('fixation: a session that the victim was given before signing in is worth nothing after', async () => {
    const { name } = await newUser(api);
    const planted = `tongxing=${'A'.repeat(43)}`;
    const answer = await signIn(name, { cookie: planted });
    expect(cookieOf(answer)).not.toBe(planted);
    const withPlanted = callWith(api.app, { ...OWN_PAGE, cookie: planted });
    expect((await withPlanted('GET', '/session')).status).toBe(401);
  });

  it('fixation: the attacker’s own session, planted, stays the attacker’s', async () => {
    const attacker = await api.as([{ role: 'viewer' }]);
    const { name } = await newUser(api, [{ role: 'supervisor' }]);
    await signIn(name, { cookie: `tongxing=${attacker.token}` });
    const { body } = await attacker.call<SessionInfo>('GET', '/session');
    expect(body.account.id).toBe(attacker.account);
  });

  it.each<[string, Record<string, string>]>([
    ['without the header of our pages', {}],
    ['with a wrong value of it', { 'x-requested-by': 'XMLHttpRequest' }],
    ['from another origin', { ...OWN_PAGE, origin: 'https://attacker.example' }],
    [
      'from another port of this machine',
      { ...OWN_PAGE, origin: 'http://localhost:8080', host: 'localhost:80' },
    ],
    ['from a page without an origin', { ...OWN_PAGE, origin: 'null' }],
  ])('forged requests: a write %s is refused, also at signing in', async (_, headers) => {
    const cookie = `tongxing=${api.person.token}`;
    const project = { code: 'forged', name: { zh: '测', en: 'x' }, allocation: 'single_group' };
    const write = await callWith(api.app, { ...headers, cookie })<Problem>('POST', '/projects', project);
    expect([write.status, write.body.code]).toEqual([403, 'request-forged']);
    const enter = await callWith(api.app, headers)<Problem>('POST', '/session', { name: 'a', password: 'b' });
    expect(enter.body.code).toBe('request-forged');
  });

  it('forged requests: a form or plain text, which browsers send without asking, changes nothing', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data']) {
      const { statusCode } = await api.app.inject({
        method: 'POST',
        url: '/api/v1/projects',
        headers: { 'content-type': type, cookie: `tongxing=${api.person.token}` },
        payload: '{"code":"forged"}',
      });
      expect(statusCode).toBe(403);
    }
  });

  it('no answer lets another origin read it', async () => {
    const { headers } = await api.call('GET', '/projects', undefined, { origin: 'https://attacker.example' });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('a session’s token sent as a device’s opens nothing', async () => {
    const call = callWith(api.app, { authorization: `Bearer ${api.person.token}` });
    expect((await call('GET', '/projects')).status).toBe(401);
  });

  it('a token that is wrong takes away the session that comes with it', async () => {
    const { status } = await api.call('GET', '/projects', undefined, { authorization: 'Bearer wrong' });
    expect(status).toBe(401);
  });
});

describe('over TLS', () => {
  it('the cookie is bound to this host and to TLS, and writes to the address of the configuration', async () => {
    const database = await newDatabase('sqlite');
    const configuration = readConfiguration({
      TONGXING_DATABASE: database.address,
      TONGXING_MASTER_KEY: TEST_MASTER_KEY,
      TONGXING_URL: 'https://tongxing.example.org',
    });
    const app = await createServer({ ...configuration, web: '/nowhere' }, newLog('silent'));
    try {
      await app.init();
      await app.getHttpAdapter().getInstance().ready();
      const link = await app.get(FirstAccountsService).linkForDemonstration();
      const enter = (origin: string) =>
        callWith(app, { ...OWN_PAGE, origin })<Problem>('POST', '/links/sign-in', {
          token: tokenOf(link?.path),
        });
      expect((await enter('https://attacker.example')).body.code).toBe('request-forged');
      const { headers } = await enter('https://tongxing.example.org');
      expect(String(headers['set-cookie'])).toMatch(
        /^__Host-tongxing=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      );
    } finally {
      await app.close();
      await database.drop();
    }
  });
});
