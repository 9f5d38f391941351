import type { InvitedUser, Problem, SessionInfo, SessionList } from '@tongxing/contracts';
import { FirstAccountsService, SessionEntity, UnitOfWork } from '@tongxing/api';
import { cookieOf, forgetAccounts, newUser, PASSWORD, tokenOf } from '../factories/people.js';
import { callWith, OWN_PAGE, startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

describe.each(ENGINES)('signing in on %s', (engine) => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi(engine);
  });
  afterAll(() => api.stop());

  const withCookie = (cookie: string) => callWith(api.app, { ...OWN_PAGE, cookie });
  const signIn = (name: string, password: string) =>
    api.anonymous<SessionInfo & Problem>('POST', '/session', { name, password });
  const idle = (cookie: string, minutes: number, column: 'createdAt' | 'lastSeenAt') =>
    api.app.get(UnitOfWork).write(async (tx) => {
      const { body } = await withCookie(cookie)<SessionList>('GET', '/account/sessions');
      const { id = '' } = body.items.find(({ current }) => current) ?? {};
      const at = new Date(Date.now() - minutes * 60_000).toISOString();
      await tx.manager.update(SessionEntity, { id }, { [column]: at });
    });

  it('takes the name in any capitals, and answers who is signed in and what they may do', async () => {
    const user = await newUser(api, [{ role: 'viewer' }]);
    const answer = await signIn(user.name.toUpperCase(), PASSWORD);
    expect(answer.status).toBe(200);
    expect(answer.body.account).toEqual({ id: user.id, name: user.name, displayName: user.displayName });
    expect(answer.body.held.map(({ permissions }) => permissions)).toEqual([
      expect.arrayContaining(['reports.read']),
    ]);
    expect((await withCookie(cookieOf(answer))<SessionInfo>('GET', '/session')).body.account.id).toBe(user.id);
  });

  it('gives a cookie that no script reads and no other site sends', async () => {
    const { name } = await newUser(api);
    const cookie = String((await signIn(name, PASSWORD)).headers['set-cookie']);
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('answers alike to a wrong password, an unknown name and an account without a password', async () => {
    const { name } = await newUser(api);
    const invited = { name: 'invited-only', displayName: 'x' };
    await api.call('POST', '/users', invited);
    const answers = await Promise.all([
      signIn(name, 'wrong'),
      signIn('nobody', PASSWORD),
      signIn(invited.name, PASSWORD),
    ]);
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      Array(3).fill([401, 'sign-in-failed']),
    );
  });

  it.each(['/projects', '/users', '/session', '/instruments', '/account/sessions'])(
    'is asked for by %s',
    async (path) => {
      const { status, body } = await api.anonymous<Problem>('GET', path);
      expect({ status, code: body.code }).toEqual({ status: 401, code: 'sign-in-needed' });
    },
  );

  it('ends by signing out, on the server and not only in the browser', async () => {
    const { name } = await newUser(api);
    const cookie = cookieOf(await signIn(name, PASSWORD));
    expect((await withCookie(cookie)('DELETE', '/session')).status).toBe(200);
    expect((await withCookie(cookie)('GET', '/session')).status).toBe(401);
  });

  it.each([
    ['after thirty minutes without a request', 'lastSeenAt', 31],
    ['after twelve hours in any case', 'createdAt', 12 * 60 + 1],
  ] as const)('ends %s', async (_, column, minutes) => {
    const { name } = await newUser(api);
    const cookie = cookieOf(await signIn(name, PASSWORD));
    await idle(cookie, minutes, column);
    expect((await withCookie(cookie)('GET', '/session')).status).toBe(401);
  });

  it('lists the sessions of an account, and ends one of them or all others', async () => {
    const { name } = await newUser(api);
    const [here, there, elsewhere] = [
      cookieOf(await signIn(name, PASSWORD)),
      cookieOf(await signIn(name, PASSWORD)),
      cookieOf(await signIn(name, PASSWORD)),
    ];
    const { body } = await withCookie(there)<SessionList>('GET', '/account/sessions');
    const { id = '' } = body.items.find(({ current }) => current) ?? {};
    await withCookie(here)('DELETE', `/account/sessions/${id}`);
    expect((await withCookie(there)('GET', '/session')).status).toBe(401);
    expect((await withCookie(here)<SessionList>('DELETE', '/account/sessions')).body.items).toHaveLength(1);
    expect((await withCookie(elsewhere)('GET', '/session')).status).toBe(401);
    expect((await withCookie(here)('GET', '/session')).status).toBe(200);
  });

  it('ends everywhere else when the password changes, which takes the present one', async () => {
    const { name } = await newUser(api);
    const [here, there] = [cookieOf(await signIn(name, PASSWORD)), cookieOf(await signIn(name, PASSWORD))];
    const change = (current: string, next: string) =>
      withCookie(here)<Problem>('PUT', '/account/password', { current, next });
    expect((await change('wrong', 'another long password')).body.code).toBe('password-wrong');
    expect((await change(PASSWORD, `holds ${name} in it`)).body.code).toBe('password-weak');
    expect((await change(PASSWORD, 'aaaaaaaaaaaa')).body.code).toBe('password-weak');
    expect((await change(PASSWORD, 'another long password')).status).toBe(200);
    expect((await withCookie(there)('GET', '/session')).status).toBe(401);
    expect((await signIn(name, PASSWORD)).status).toBe(401);
    expect((await signIn(name, 'another long password')).status).toBe(200);
  });

  it('ends when an administrator resets the account or makes it inactive; the old password is gone', async () => {
    const user = await newUser(api);
    const cookie = cookieOf(await signIn(user.name, PASSWORD));
    const reset = await api.call<InvitedUser>('POST', `/users/${user.id}/reset`, {});
    expect((await withCookie(cookie)('GET', '/session')).status).toBe(401);
    expect((await signIn(user.name, PASSWORD)).status).toBe(401);
    const token = tokenOf(reset.body.link);
    await api.anonymous('POST', '/links/password', { token, password: 'a fresh password for me' });
    const again = cookieOf(await signIn(user.name, 'a fresh password for me'));
    await api.call('PUT', `/users/${user.id}`, { active: false });
    expect((await withCookie(again)('GET', '/session')).status).toBe(401);
    expect((await signIn(user.name, 'a fresh password for me')).status).toBe(401);
  });

  it('sets a password by a link once only', async () => {
    const { body } = await api.call<InvitedUser>('POST', '/users', { name: 'once', displayName: 'Once' });
    const set = () =>
      api.anonymous<Problem>('POST', '/links/password', { token: tokenOf(body.link), password: PASSWORD });
    const statuses = (await Promise.all([set(), set()])).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 422]);
    expect((await set()).body.code).toBe('link-invalid');
  });

  it('does not count the role of a session that lacks its second factor', async () => {
    const person = await api.as([{ role: 'administrator' }, { role: 'viewer' }], false);
    expect((await person.call('GET', '/projects')).status).toBe(200);
    expect((await person.call('GET', '/users')).status).toBe(404);
    expect((await person.call<SessionInfo>('GET', '/session')).body.secondFactor).toBe('needed');
  });

  it('leaves no way in for a first administrator once there are accounts', async () => {
    expect(await api.app.get(FirstAccountsService).linkForAdministrator()).toBeUndefined();
    expect(await api.app.get(FirstAccountsService).linkForDemonstration()).toBeUndefined();
  });
});

describe.each(ENGINES)('the first administrator on %s', (engine) => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi(engine);
    await forgetAccounts(api);
  });
  afterAll(() => api.stop());

  it('comes in by the newest link, once, and can then not be made inactive', async () => {
    const accounts = api.app.get(FirstAccountsService);
    const [older, newest] = [await accounts.linkForAdministrator(), await accounts.linkForAdministrator()];
    const come = (link = '') =>
      api.anonymous<SessionInfo & Problem>('POST', '/links/first-administrator', {
        token: tokenOf(link),
        name: 'First',
        displayName: 'The first',
        password: PASSWORD,
      });
    expect((await come(older?.path)).body.code).toBe('link-invalid');
    const answer = await come(newest?.path);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ account: { name: 'first' }, secondFactor: 'needed' });
    expect((await come(newest?.path)).body.code).toBe('link-invalid');
    const other = await api.as([{ role: 'administrator' }]);
    const first = answer.body.account.id;
    expect((await other.call('PUT', `/users/${first}`, { active: false })).status).toBe(200);
    const own = await other.call<Problem>('PUT', `/users/${other.account}`, { active: false });
    expect(own.body.code).toBe('last-administrator');
  });
});
