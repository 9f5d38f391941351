import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createServer, newLog, readConfiguration } from '@tongxing/api';
import { newDatabase, type Engine, type TestDatabase } from './databases.js';

export interface Answer<T> {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: T;
  readonly bytes: Buffer;
}

/** The whole API on a database of its own, called without a network. */
export interface TestApi {
  readonly app: NestFastifyApplication;
  /** Calls `/api/v1` + path. A string body is sent as it stands. */
  call<T = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
  stop(): Promise<void>;
}

/** Opens nothing but what tests seal. */
export const TEST_MASTER_KEY = Buffer.alloc(32, 7).toString('base64');

export const startApi = async (engine: Engine): Promise<TestApi> => startApiOn(await newDatabase(engine));

/** The same on a database that is there already; it is dropped when the API stops. */
export async function startApiOn(database: TestDatabase, surveys = 'surveys'): Promise<TestApi> {
  const configuration = readConfiguration({
    TONGXING_DATABASE: database.address,
    TONGXING_MASTER_KEY: TEST_MASTER_KEY,
    TONGXING_LOG_LEVEL: 'silent',
    TONGXING_SURVEYS: surveys,
  });
  const app = await createServer({ ...configuration, web: '/nowhere' }, newLog('silent'));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    call: async (method, path, body, headers = {}) => {
      const response = await app.inject({
        method,
        url: `/api/v1${path}`,
        headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const json = String(response.headers['content-type']).includes('json');
      return {
        status: response.statusCode,
        headers: response.headers,
        body: (json ? response.json() : undefined) as never,
        bytes: response.rawPayload,
      };
    },
    stop: async () => {
      await app.close();
      await database.drop();
    },
  };
}
