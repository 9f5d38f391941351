/** The servers that hand out the clients, all in the same way: compressed, over the same line. */
import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { lineOf } from './line.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

const compressed = new Map();

/** @returns brotli, as the build has left it beside the file or as it is made now, once */
function brotli(path) {
  if (!compressed.has(path))
    compressed.set(
      path,
      existsSync(`${path}.br`) ? readFileSync(`${path}.br`) : brotliCompressSync(readFileSync(path)),
    );
  return compressed.get(path);
}

/** A peer's folder, with the form that it asks for. */
export const servePeer = (folder, form, line) =>
  listening(async (path, send) => {
    if (path === '/form.json' && form) return send(200, json, brotliCompressSync(JSON.stringify(form)));
    return sendFile(send, join(folder, path === '/' ? 'index.html' : path), 'no-store');
  }, line);

/**
 * The built tablet's app, and behind it the field server of test/offline.
 *
 * @param field that server
 * @param form takes the place of the questionnaire for guardians
 */
export const serveTablet = (field, form, line) =>
  listening(async (path, send, request) => {
    if (path.startsWith('/api/')) return sendFromField(send, field, form, request);
    const page = path.startsWith('/collect/') && extname(path) === '';
    const kept = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    return sendFile(send, join('dist/web', page ? 'collect/index.html' : path), kept);
  }, line);

const json = { 'content-type': 'application/json', 'content-encoding': 'br' };

async function sendFromField(send, field, form, request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const { host, connection, ...headers } = request.headers;
  const answer = await fetch(field.url + request.url, {
    method: request.method,
    headers,
    ...(parts.length > 0 && { body: Buffer.concat(parts) }),
  });
  let body = Buffer.from(await answer.arrayBuffer());
  if (/^\/api\/v1\/instruments\/guardian-survey\/[\d.]+$/.test(request.url))
    body = Buffer.from(JSON.stringify({ ...JSON.parse(body), questionnaire: form }));
  return send(answer.status, json, brotliCompressSync(body));
}

function sendFile(send, path, kept) {
  if (!existsSync(path) || !statSync(path).isFile()) return send(404, {}, Buffer.alloc(0));
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  return send(200, { 'content-type': type, 'content-encoding': 'br', 'cache-control': kept }, brotli(path));
}

/** @returns its address and how to stop it */
async function listening(answer, line) {
  const over = lineOf(line);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://bench');
    const send = (status, headers, body) => over.send(response, status, headers, body);
    answer(pathname, send, request).catch(() => response.destroy());
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    slowDown: over.slowDown,
    stop: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}
