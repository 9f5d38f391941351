import { UnitOfWork } from '@tongxing/api';
import type { InvitedUser, NewGrant, User } from '@tongxing/contracts';
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

/** As before the first account. */
export function forgetAccounts(api: TestApi): Promise<void> {
  return api.app.get(UnitOfWork).write(async ({ manager }) => {
    for (const table of ['recovery_code', 'one_time_link', 'session', 'access_grant', 'account'])
      await manager.query(`DELETE FROM ${table}`);
  });
}
