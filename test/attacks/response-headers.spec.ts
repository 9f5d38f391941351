import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createServer, newLog, readConfiguration } from '@tongxing/api';
import { TEST_MASTER_KEY } from '../support/api.js';
import { newDatabase, type TestDatabase } from '../support/databases.js';

describe('the headers of an answer', () => {
  let web: string;
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    web = mkdtempSync(join(tmpdir(), 'tongxing-web-'));
    writeFileSync(join(web, 'index.html'), '<!doctype html>');
    for (const [folder, title] of [
      ['collect', 'tablet'],
      ['guardian', 'guardians'],
    ] as const) {
      mkdirSync(join(web, folder));
      writeFileSync(join(web, folder, 'index.html'), `<!doctype html><title>${title}</title>`);
    }
    database = await newDatabase('sqlite');
    const configuration = readConfiguration({
      TONGXING_DATABASE: database.address,
      TONGXING_MASTER_KEY: TEST_MASTER_KEY,
      TONGXING_URL: 'https://tongxing.example.org',
    });
    app = await createServer({ ...configuration, web }, newLog('silent'));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
    rmSync(web, { recursive: true });
  });

  const headersOf = async (url: string) => (await app.inject({ method: 'GET', url })).headers;

  it.each(['/', '/account', '/api/v1/health', '/api/v1/projects', '/api/v1/nothing', '/assets/nothing.js'])(
    'of %s let no other site run, frame, guess or learn anything',
    async (url) => {
      const headers = await headersOf(url);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8,}/);
      expect(headers['content-type']).toMatch(/^[a-z]+\/[a-z+]+/);
      expect(headers['x-powered-by']).toBeUndefined();
      const policy = String(headers['content-security-policy']).split(';');
      expect(policy).toEqual(
        expect.arrayContaining([
          "default-src 'self'",
          "script-src 'self'",
          "object-src 'none'",
          "base-uri 'self'",
          "form-action 'self'",
          "frame-ancestors 'self'",
        ]),
      );
    },
  );

  it.each(['/collect/', '/collect/enrol', '/collect/nothing?a=b'])(
    'of %s, a page of the tablet, allow WebAssembly besides, and no other script',
    async (url) => {
      const { headers, body } = await app.inject({ method: 'GET', url });
      expect(body).toContain('tablet');
      expect(headers['cache-control']).toBe('no-cache');
      const policy = String(headers['content-security-policy']).split(';');
      expect(policy.filter((part) => part.startsWith('script-src '))).toEqual([
        "script-src 'self' 'wasm-unsafe-eval'",
      ]);
      expect(policy).toContain("default-src 'self'");
    },
  );

  it('of the page of guardians allow sounds that it has fetched, and no script but its own', async () => {
    const { headers, body } = await app.inject({ method: 'GET', url: '/guardian/' });
    expect(body).toContain('guardians');
    const policy = String(headers['content-security-policy']).split(';');
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'self'", "script-src 'self'", "media-src 'self' blob:"]),
    );
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect((await app.inject({ method: 'GET', url: '/guardian/assets/gone-1.js' })).statusCode).toBe(404);
  });

  it.each(['/api/v1/health', '/api/v1/projects', '/api/v1/nothing'])(
    'of %s have no browser keep the answer',
    async (url) => {
      expect((await headersOf(url))['cache-control']).toBe('no-store');
    },
  );

  it('of a page have browsers ask again, so that a new version is seen', async () => {
    expect((await headersOf('/'))['cache-control']).toBe('no-cache');
  });
});
