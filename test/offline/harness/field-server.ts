import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { AddressInfo } from 'node:net';
import type { SealedPayload } from '@tongxing/contracts';
import { SyncStore } from './sync-store.js';
import { WebBuild } from './web-build.js';
import { FIELD, versionOf } from './field-data.js';

/**
 * What happens to a request on its way.
 *
 * | fault       | the server does it | the tablet gets                       |
 * |-------------|--------------------|---------------------------------------|
 * | `none`      | yes                | the answer                            |
 * | `cut`       | no                 | nothing: the connection is cut        |
 * | `lost`      | yes                | nothing: the connection is cut        |
 * | `truncated` | yes                | half of the answer                    |
 * | `error`     | no                 | 500                                   |
 * | `portal`    | no                 | 200 and a page of HTML                |
 * | `revoked`   | no                 | 401 `sign-in-needed`                  |
 * | `unsigned`  | no                 | 200 and a receipt that nobody signed  |
 */
export type Fault = 'none' | 'cut' | 'lost' | 'truncated' | 'error' | 'portal' | 'revoked' | 'unsigned';

/** The server as a tablet in the field sees it, with every fault that a network can add. */
export interface FieldServer {
  readonly url: string;
  /** Where the QR code leads that enrols. */
  readonly link: string;
  /** What was received and opened, by id, once each. */
  readonly stored: ReadonlyMap<string, SealedPayload>;
  readonly store: SyncStore;
  readonly web: WebBuild;
  /** Decides over each further request to the API. */
  disturb(fault: (path: string) => Fault): void;
  stop(): Promise<void>;
}

const CODE = 'c'.repeat(43);
const PORTAL = '<!doctype html><title>Wireless network</title><p>Please accept our terms.';
const POLICY =
  "default-src 'self';script-src 'self' 'wasm-unsafe-eval';style-src 'self' 'unsafe-inline';img-src 'self' data:";

export async function startFieldServer(): Promise<FieldServer> {
  const store = await SyncStore.make();
  const web = new WebBuild();
  let fault: (path: string) => Fault = () => 'none';
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? '/', 'http://field').pathname;
    const body = await bodyOf(request);
    if (!path.startsWith('/api/')) {
      serveFile(response, web, path);
      return;
    }
    const met = fault(path);
    if (met === 'cut') response.destroy();
    else if (met === 'portal') response.writeHead(200, { 'content-type': 'text/html' }).end(PORTAL);
    else if (met === 'error') problem(response, 500, 'unexpected');
    else if (met === 'revoked') problem(response, 401, 'sign-in-needed');
    else send(response, met, met === 'unsigned' ? store.unsigned(body) : await apiAnswer(store, path, body));
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    url,
    link: `${url}/collect/enrol#${CODE}`,
    stored: store.opened,
    store,
    web,
    disturb: (next) => {
      fault = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function apiAnswer(store: SyncStore, path: string, body: unknown): Promise<object | undefined> {
  const under = `/api/v1/projects/${FIELD.project.id}`;
  if (path === '/api/v1/devices/enrol')
    return { device: FIELD.device, project: FIELD.project.id, keys: store.keys };
  if (path === '/api/v1/sync/keys') return store.keys;
  if (path === under) return FIELD.project;
  if (path === `${under}/waves`) return { items: [FIELD.wave] };
  if (path === `${under}/waves/${FIELD.wave.id}/worklist`) return FIELD.worklist();
  if (path === `${under}/sync/batches`) return store.receive(body);
  if (path === `${under}/sync/confirmations`) return store.confirm(body);
  const [, id, version, audio] = /^\/api\/v1\/instruments\/([^/]+)\/([\d.]+)(\/audio)?$/.exec(path) ?? [];
  if (id === undefined || version === undefined) return undefined;
  return audio === undefined ? versionOf(id, version) : { items: [] };
}

function send(response: ServerResponse, met: Fault, answer: object | undefined): void {
  if (!answer) {
    problem(response, 404, 'not-found');
    return;
  }
  if (met === 'lost') {
    response.destroy();
    return;
  }
  const text = JSON.stringify(answer);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  if (met !== 'truncated') response.end(text);
  else response.write(text.slice(0, text.length / 2), () => response.destroy());
}

function problem(response: ServerResponse, status: number, code: string): void {
  const text = JSON.stringify({ type: `/problems/${code}`, title: code, status, code });
  response.writeHead(status, { 'content-type': 'application/problem+json' }).end(text);
}

function serveFile(response: ServerResponse, web: WebBuild, path: string): void {
  const file = web.file(path);
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  response
    .writeHead(200, {
      'content-type': file.type,
      'cache-control': 'no-cache',
      'content-security-policy': POLICY,
    })
    .end(file.bytes);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  if (bytes.length === 0) return undefined;
  const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
  return JSON.parse(text.toString()) as unknown;
}
