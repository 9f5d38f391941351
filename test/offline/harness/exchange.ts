import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { SyncAnswer } from '@tongxing/contracts';
import type { Fault } from './field-server.js';

/** Files that a server serves beside its API. */
export interface Files {
  file(path: string): { readonly bytes: Buffer; readonly type: string } | undefined;
}

const POLICY =
  "default-src 'self';script-src 'self' 'wasm-unsafe-eval';style-src 'self' 'unsafe-inline';img-src 'self' data:";

/** Sends what the server answers, as the network lets it through. */
export function send(response: ServerResponse, met: Fault, answer: object | undefined): void {
  if (!answer) {
    problem(response, 404, 'not-found');
    return;
  }
  if (met === 'lost') {
    response.socket?.resetAndDestroy();
    return;
  }
  const text = JSON.stringify(met === 'reversed' ? reversed(answer as SyncAnswer) : answer);
  if (met === 'halved') sendText(response, 200, 'application/json', half(text));
  else if (met !== 'truncated') sendText(response, 200, 'application/json', text);
  else {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
    response.write(half(text), () => response.destroy());
  }
}

const half = (text: string): string => text.slice(0, text.length / 2);
const reversed = (answer: SyncAnswer): SyncAnswer => ({ ...answer, results: [...answer.results].reverse() });

export function problem(
  response: ServerResponse,
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = JSON.stringify({ type: `/problems/${code}`, title: code, status, code });
  sendText(response, status, 'application/problem+json', text, headers);
}

export function sendText(
  response: ServerResponse,
  status: number,
  type: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response
    .writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text), ...headers })
    .end(text);
}

export function serveFile(response: ServerResponse, files: Files, path: string): void {
  const file = files.file(path);
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

export async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  if (bytes.length === 0) return undefined;
  const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
  return JSON.parse(text.toString()) as unknown;
}
