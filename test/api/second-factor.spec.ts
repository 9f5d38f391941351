import { AccountEntity, UnitOfWork } from '@tongxing/api';
import type { Problem, RecoveryCodes, SessionInfo } from '@tongxing/contracts';
import { beginFactor, codeOf, cookieOf, newUser, PASSWORD, signedIn } from '../factories/people.js';
import { callWith, OWN_PAGE, startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

describe.each(ENGINES)('the second factor on %s', (engine) => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi(engine);
  });
  afterAll(() => api.stop());

  const signIn = (name: string, code?: string) =>
    api.anonymous<SessionInfo & Problem>('POST', '/session', {
      name,
      password: PASSWORD,
      ...(code && { code }),
    });
  /** An administrator who has set one up. The code of this moment is used up by it. */
  const enrolled = async () => {
    const { id, name } = await newUser(api, [{ role: 'administrator' }]);
    const call = await signedIn(api, name);
    const secret = await beginFactor(call);
    const answer = await call<RecoveryCodes>('PUT', '/account/second-factor', { code: codeOf(secret) });
    return { id, name, secret, answer, before: call };
  };

  it('gives a role that needs one only to sessions that have given it', async () => {
    const { name, secret, answer, before } = await enrolled();
    expect((await before('GET', '/users')).status).toBe(401);
    const after = callWith(api.app, { ...OWN_PAGE, cookie: cookieOf(answer) });
    expect((await after('GET', '/users')).status).toBe(200);
    const again = await signIn(name, codeOf(secret, 1));
    expect(again.body).toMatchObject({ secondFactor: 'given', hasSecondFactor: true });
  });

  it('is asked for after the right password, and said to be wrong when it is', async () => {
    const { name } = await enrolled();
    expect((await signIn(name)).body.code).toBe('second-factor-needed');
    expect((await signIn(name, '000000')).body.code).toBe('second-factor-wrong');
    const wrong = { name, password: 'wrong password', code: '000000' };
    expect((await api.anonymous<Problem>('POST', '/session', wrong)).body.code).toBe('sign-in-failed');
  });

  it('takes no code twice, and of two that come at once only one', async () => {
    const { name, secret } = await enrolled();
    expect((await signIn(name, codeOf(secret))).body.code).toBe('second-factor-wrong');
    const both = await Promise.all([signIn(name, codeOf(secret, 1)), signIn(name, codeOf(secret, 1))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect((await signIn(name, codeOf(secret))).body.code).toBe('second-factor-wrong');
  });

  it('can be replaced by each of ten recovery codes, once, however it is typed', async () => {
    const { name, answer } = await enrolled();
    const { codes } = answer.body;
    expect(new Set(codes).size).toBe(10);
    const [first = '', second = ''] = codes;
    expect((await signIn(name, first)).status).toBe(200);
    expect((await signIn(name, first)).body.code).toBe('second-factor-wrong');
    expect((await signIn(name, second.replaceAll('-', ' ').toUpperCase())).status).toBe(200);
  });

  it('makes new recovery codes for who knows the password; those from before are void', async () => {
    const { name, answer } = await enrolled();
    const call = callWith(api.app, { ...OWN_PAGE, cookie: cookieOf(answer) });
    const wrong = await call<Problem>('POST', '/account/recovery-codes', { password: 'wrong' });
    expect(wrong.body.code).toBe('password-wrong');
    const renewed = await call<RecoveryCodes>('POST', '/account/recovery-codes', { password: PASSWORD });
    expect((await signIn(name, answer.body.codes[0])).status).toBe(401);
    expect((await signIn(name, renewed.body.codes[0])).status).toBe(200);
  });

  it('is stored sealed, and its recovery codes as hashes', async () => {
    const { id, secret, answer } = await enrolled();
    const [account, codes] = await api.app
      .get(UnitOfWork)
      .read(async ({ manager }) => [
        await manager.findOneByOrFail(AccountEntity, { id }),
        JSON.stringify(await manager.query('SELECT * FROM recovery_code')),
      ]);
    expect(JSON.stringify(account)).not.toContain(secret);
    for (const code of answer.body.codes) expect(codes).not.toContain(code.replaceAll('-', ''));
  });

  it('is not in force before a code has shown that the app has it', async () => {
    const { name } = await newUser(api);
    const call = await signedIn(api, name);
    const secret = await beginFactor(call);
    const wrong = await call<Problem>('PUT', '/account/second-factor', { code: codeOf(secret, 5) });
    expect(wrong.body.code).toBe('second-factor-wrong');
    expect((await signIn(name)).body.hasSecondFactor).toBe(false);
  });

  it('is taken away by an administrator, with the password', async () => {
    const { id, name, answer } = await enrolled();
    await api.call('POST', `/users/${id}/reset`, { secondFactor: true });
    expect((await signIn(name, answer.body.codes[0])).body.code).toBe('sign-in-failed');
    const row = await api.app
      .get(UnitOfWork)
      .read(({ manager }) => manager.findOneByOrFail(AccountEntity, { id }));
    expect(row).toMatchObject({ passwordHash: null, secondFactor: null });
  });
});
