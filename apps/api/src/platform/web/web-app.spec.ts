import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { serveWebApp } from './web-app.js';

@Module({})
class Nothing {}

const SCRIPT = 'export const answer = 42;';
const PAGE = '<!doctype html><title>page</title>';

describe('the built web app, as it is served', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-web-'));
  let app: NestFastifyApplication;
  const get = (url: string, encoding: string) =>
    app.inject({ method: 'GET', url, headers: { 'accept-encoding': encoding } });

  beforeAll(async () => {
    for (const [name, text] of [
      ['index.html', PAGE],
      ['collect/index.html', PAGE],
      ['assets/form-Ab12.js', SCRIPT],
    ] as const) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text));
    }
    app = await NestFactory.create<NestFastifyApplication>(Nothing, new FastifyAdapter(), { logger: false });
    await serveWebApp(app, folder);
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  it('hands out what was compressed at build time, as what it is, and to be kept for ever', async () => {
    const { headers, rawPayload } = await get('/assets/form-Ab12.js', 'br, gzip');
    expect(headers['content-encoding']).toBe('br');
    expect(headers['content-type']).toMatch(/javascript/);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers.vary).toMatch(/accept-encoding/i);
    expect(brotliDecompressSync(rawPayload).toString()).toBe(SCRIPT);
  });

  it('hands out the plain file to whoever takes no brotli', async () => {
    const { headers, body } = await get('/assets/form-Ab12.js', 'identity');
    expect(headers['content-encoding']).toBeUndefined();
    expect(body).toBe(SCRIPT);
  });

  it.each(['/', '/collect/', '/collect/enrol'])(
    'has %s asked for anew each time, compressed',
    async (address) => {
      const { headers, rawPayload } = await get(address, 'br');
      expect(headers['content-encoding']).toBe('br');
      expect(headers['cache-control']).toBe('no-cache');
      expect(brotliDecompressSync(rawPayload).toString()).toBe(PAGE);
    },
  );
});
