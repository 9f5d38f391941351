import { UnitOfWork } from '@tongxing/api';
import { Secret, TOTP } from 'otpauth';
import type { FactorEnrolment, InvitedUser, NewGrant, User } from '@tongxing/contracts';
import { callWith, OWN_PAGE, type Answer, type Call, type Person, type TestApi } from '../support/api.js';

/** The password of every account made here. */
export const PASSWORD = 'harbour violin nineteen';

export const tokenOf = (link = ''): string => link.split('#')[1] ?? '';

export const cookieOf = ({ headers }: Answer<unknown>): string =>
  /^tongxing=[\w-]+/.exec(String(headers['set-cookie']))?.[0] ?? '';

export const administrator = (api: TestApi): Promise<Person> => api.as([{ role: 'administrator' }]);

let names = 0;

/** Somebody who has been invited and has no password yet. */
export async function invite(api: TestApi, grants: readonly NewGrant[] = []): Promise<InvitedUser> {
  const name = `user-${String(++names)}`;
  const { call } = await administrator(api);
  return (await call<InvitedUser>('POST', '/users', { name, displayName: name, grants })).body;
}

/** Somebody who has set the password. */
export async function newUser(api: TestApi, grants: readonly NewGrant[] = []): Promise<User> {
  const { user, link } = await invite(api, grants);
  await api.anonymous('POST', '/links/password', { token: tokenOf(link), password: PASSWORD });
  return user;
}

/** Signs somebody in by name and password. */
export async function signedIn(api: TestApi, name: string): Promise<Call> {
  const answer = await api.anonymous('POST', '/session', { name, password: PASSWORD });
  return callWith(api.app, { ...OWN_PAGE, cookie: cookieOf(answer) });
}

/** Begins to set up an authenticator app. @returns its secret */
export async function beginFactor(call: Call): Promise<string> {
  const answer = await call<FactorEnrolment>('POST', '/account/second-factor', { password: PASSWORD });
  return answer.body.secret;
}

/** What the app shows now, or `steps` of half a minute later. */
export const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });

/** As before the first account. */
export function forgetAccounts(api: TestApi): Promise<void> {
  return api.app.get(UnitOfWork).write(async ({ manager }) => {
    await manager.query('UPDATE assignment SET enumerator_id = NULL');
    for (const table of ['recovery_code', 'one_time_link', 'session', 'access_grant', 'account'])
      await manager.query(`DELETE FROM ${table}`);
  });
}
