import { AccountEntity, UnitOfWork } from '@tongxing/api';
import type { FactorEnrolment, Problem, RecoveryCodes, SessionInfo } from '@tongxing/contracts';
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

  it('makes new recovery codes for who knows the password and has the app; those from before are void', async () => {
    const { name, secret, answer } = await enrolled();
    const call = callWith(api.app, { ...OWN_PAGE, cookie: cookieOf(answer) });
    const renew = (given: object) => call<RecoveryCodes & Problem>('POST', '/account/recovery-codes', given);
    const code = codeOf(secret, 1);
    expect((await renew({ password: 'wrong', code })).body.code).toBe('password-wrong');
    expect((await renew({ password: PASSWORD })).body.code).toBe('second-factor-needed');
    const renewed = await renew({ password: PASSWORD, code });
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

  it('is changed by who shows a code of it or a recovery code, not by the password alone', async () => {
    const { name, secret, answer } = await enrolled();
    const call = callWith(api.app, { ...OWN_PAGE, cookie: cookieOf(answer) });
    const begin = async (code?: string) => {
      const given = { password: PASSWORD, ...(code !== undefined && { code }) };
      return (await call<FactorEnrolment & Problem>('POST', '/account/second-factor', given)).body;
    };
    expect((await begin()).code).toBe('second-factor-needed');
    expect((await begin('000000')).code).toBe('second-factor-wrong');
    expect((await begin(codeOf(secret))).code).toBe('second-factor-wrong');
    expect((await begin(codeOf(secret, 1))).secret).toBeDefined();
    const { secret: next } = await begin(answer.body.codes[0]);
    expect((await begin(answer.body.codes[0])).code).toBe('second-factor-wrong');
    expect((await call('PUT', '/account/second-factor', { code: codeOf(next) })).status).toBe(200);
    expect((await signIn(name, codeOf(secret, 1))).body.code).toBe('second-factor-wrong');
    expect((await signIn(name, codeOf(next, 1))).status).toBe(200);
  });

  it('is guessed no faster where it is changed than where somebody signs in', async () => {
    const { answer } = await enrolled();
    const call = callWith(api.app, { ...OWN_PAGE, cookie: cookieOf(answer) });
    const codes = [];
    for (let i = 0; i < 6; i++) {
      const given = { password: PASSWORD, code: '000000' };
      codes.push((await call<Problem>('POST', '/account/second-factor', given)).body.code);
    }
    expect(codes).toEqual([...Array<string>(5).fill('second-factor-wrong'), 'too-many-attempts']);
  });

  it('is not taken away by its owner, also not by an administrator', async () => {
    const { id, answer } = await enrolled();
    const call = callWith(api.app, { ...OWN_PAGE, cookie: cookieOf(answer) });
    const reset = await call<Problem>('POST', `/users/${id}/reset`, { secondFactor: true });
    expect(reset.body.code).toBe('second-factor-own');
    expect((await call<SessionInfo>('GET', '/session')).body.hasSecondFactor).toBe(true);
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
