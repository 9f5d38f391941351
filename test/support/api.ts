import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  AccountEntity,
  createServer,
  currentActor,
  GrantEntity,
  newLog,
  OWN_PAGE_HEADER,
  readConfiguration,
  SessionsService,
  UnitOfWork,
  type Actor,
} from '@tongxing/api';
import { v7 } from 'uuid';
import { ROLES, type NewGrant, type Role } from '@tongxing/contracts';
import { newDatabase, type Engine, type TestDatabase } from './databases.js';

export interface Answer<T> {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: T;
  readonly bytes: Buffer;
}

/** Calls `/api/v1` + path. A string body is sent as it stands. */
export type Call = <T = Record<string, unknown>>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer<T>>;

/** Somebody signed in. */
export interface Person {
  readonly account: string;
  readonly token: string;
  /** As a browser sends them with a request that a page of ours makes. */
  readonly headers: Readonly<Record<string, string>>;
  readonly call: Call;
}

/** The whole API on a database of its own, called without a network. */
export interface TestApi {
  readonly app: NestFastifyApplication;
  /**
   * As somebody who holds every role everywhere: the usual test user, or the one whom `actAs` names.
   */
  readonly call: Call;
  /** As nobody known. */
  readonly anonymous: Call;
  /** The one behind `call`. */
  readonly person: Person;
  /** Somebody new with these grants, whose session has given a second factor unless said otherwise. */
  as(grants: readonly NewGrant[], secondFactor?: boolean): Promise<Person>;
  stop(): Promise<void>;
}

export const OWN_PAGE = { [OWN_PAGE_HEADER]: 'tongxing' };

const USUAL: readonly Role[] = ROLES;

/** Opens nothing but what tests seal. */
export const TEST_MASTER_KEY = Buffer.alloc(32, 7).toString('base64');

export const startApi = async (engine: Engine): Promise<TestApi> => startApiOn(await newDatabase(engine));

/**
 * The same on a database that is there already; it is dropped when the API stops.
 *
 * @param workshop as for the server: built code, or `here`
 */
export async function startApiOn(
  database: TestDatabase,
  surveys = 'surveys',
  masterKey = TEST_MASTER_KEY,
  log = newLog('silent'),
  workshop = 'here',
): Promise<TestApi> {
  const configuration = readConfiguration({
    TONGXING_DATABASE: database.address,
    TONGXING_MASTER_KEY: masterKey,
    TONGXING_LOG_LEVEL: 'silent',
    TONGXING_SURVEYS: surveys,
  });
  const app = await createServer({ ...configuration, web: '/nowhere' }, log, workshop);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const as = (grants: readonly NewGrant[], secondFactor = true) => newPerson(app, grants, secondFactor);
  const everything = USUAL.map((role) => ({ role }));
  const person = await as(everything);
  const others = new Map<string, Promise<Person>>();
  const acting = (actor: Actor): Promise<Person> | Person => {
    if (actor.kind !== 'user') return person;
    const known = others.get(actor.id) ?? newPerson(app, everything, true, actor.id);
    others.set(actor.id, known);
    return known;
  };
  return {
    app,
    call: async (...sent) => (await acting(currentActor())).call(...sent),
    anonymous: callWith(app, OWN_PAGE),
    person,
    as,
    stop: async () => {
      await app.close();
      await database.drop();
    },
  };
}

let people = 0;

/** An account with grants, and a session of it. */
async function newPerson(
  app: NestFastifyApplication,
  grants: readonly NewGrant[],
  secondFactor: boolean,
  id = v7(),
): Promise<Person> {
  const name = `tester-${String(process.pid)}-${String(++people)}`;
  const account: AccountEntity = {
    id,
    name,
    displayName: name,
    active: true,
    passwordHash: null,
    secondFactor: null,
    pendingFactor: null,
    secondFactorStep: null,
    createdAt: new Date().toISOString(),
  };
  const rows = grants.map(({ role, project, site }) => ({
    id: v7(),
    accountId: account.id,
    role,
    projectId: project ?? null,
    siteId: site ?? null,
    createdAt: account.createdAt,
  }));
  // Written past the services: the audit log of a suite holds what the suite did.
  const token = await app.get(UnitOfWork).write(async (tx) => {
    await tx.manager.insert(AccountEntity, account);
    await tx.manager.insert(GrantEntity, rows);
    return app.get(SessionsService).open(tx, account.id, secondFactor);
  });
  const headers = { ...OWN_PAGE, cookie: `tongxing=${token}` };
  return { account: account.id, token, headers, call: callWith(app, headers) };
}

/** Calls with these headers, from an address where one is given. */
export const callWith =
  (app: NestFastifyApplication, always: Readonly<Record<string, string>>, remoteAddress?: string): Call =>
  async (method, path, body, headers = {}) => {
    const response = await app.inject({
      method,
      url: `/api/v1${path}`,
      ...(remoteAddress !== undefined && { remoteAddress }),
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...always,
        ...headers,
      },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const json = String(response.headers['content-type']).includes('json');
    return {
      status: response.statusCode,
      headers: response.headers,
      body: (json ? response.json() : undefined) as never,
      bytes: response.rawPayload,
    };
  };
