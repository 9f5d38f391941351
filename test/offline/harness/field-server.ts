import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SealedPayload } from '@tongxing/contracts';
import { apiAnswer } from './api-answer.js';
import type { Versions } from './field-data.js';
import { bodyOf, problem, send, sendText, serveFile, type Files } from './exchange.js';
import { ProofCheck } from './proof-check.js';
import { SyncStore } from './sync-store.js';
import { WebBuild } from './web-build.js';

/**
 * What happens to a request on its way.
 *
 * | fault       | the server does it | the tablet gets                                     |
 * |-------------|--------------------|-----------------------------------------------------|
 * | `none`      | yes                | the answer                                          |
 * | `cut`       | no                 | nothing: the connection is closed                   |
 * | `reset`     | no                 | nothing: the connection is reset before the body    |
 * | `lost`      | yes                | nothing: the connection is reset                    |
 * | `twice`     | yes, two times     | the second answer                                   |
 * | `late`      | after the next one | nothing: the connection is closed                   |
 * | `stale`     | yes                | the answer before this one                          |
 * | `reversed`  | yes                | the answer, its results in the opposite order       |
 * | `truncated` | yes                | half of the answer, and the connection is closed    |
 * | `halved`    | yes                | half of the answer, from a proxy that calls it all  |
 * | `error`     | no                 | 500                                                 |
 * | `down`      | no                 | 503                                                 |
 * | `portal`    | no                 | 200 and a page of HTML                              |
 * | `revoked`   | no                 | 401 `sign-in-needed`                                |
 * | `unsigned`  | no                 | 200 and receipts that nobody signed                 |
 */
export type Fault =
  | 'none'
  | 'cut'
  | 'reset'
  | 'lost'
  | 'twice'
  | 'late'
  | 'stale'
  | 'reversed'
  | 'truncated'
  | 'halved'
  | 'error'
  | 'down'
  | 'portal'
  | 'revoked'
  | 'unsigned';

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
  disturb(fault: (path: string, body: unknown) => Fault): void;
  /** From now on assigns these versions in the place of others, by instrument. */
  instead(versions: Versions): void;
  stop(): Promise<void>;
}

interface Given {
  readonly store?: SyncStore;
  /** What it serves beside the API; by default the app as it was built. */
  readonly files?: Files;
}

const CODE = 'c'.repeat(43);
const PORTAL = '<!doctype html><title>Wireless network</title><p>Please accept our terms.';

export async function startFieldServer(given: Given = {}): Promise<FieldServer> {
  const store = given.store ?? (await SyncStore.make());
  const web = new WebBuild();
  const proofs = new ProofCheck();
  let fault: (path: string, body: unknown) => Fault = () => 'none';
  let instead: Versions = {};
  let before: object | undefined;
  const overdue: (() => Promise<unknown>)[] = [];
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? '/', 'http://field').pathname;
    if (!path.startsWith('/api/')) {
      serveFile(response, given.files ?? web, path);
      return;
    }
    const body = await bodyOf(request);
    const met = fault(path, body);
    const done = () => apiAnswer(store, instead, { path, body });
    if (met === 'cut') response.destroy();
    else if (met === 'reset') request.socket.resetAndDestroy();
    else if (met === 'portal') sendText(response, 200, 'text/html', PORTAL);
    else if (met === 'error') problem(response, 500, 'internal-error');
    else if (met === 'down') problem(response, 503, 'storage-unavailable');
    else if (met === 'revoked') problem(response, 401, 'sign-in-needed');
    else if (met === 'unsigned') send(response, met, await store.unsigned(body));
    else if (met === 'late') {
      overdue.push(done);
      response.destroy();
    } else if (proofs.refuses(request, response)) return;
    else {
      if (met === 'twice') await done();
      const now = await done();
      send(response, met, met === 'stale' ? (before ?? now) : now);
      if (path.includes('/sync/')) before = now;
      for (const late of overdue.splice(0)) await late();
    }
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    url,
    link: `${url}/collect/enrol#${CODE}`,
    get stored() {
      return store.stored;
    },
    store,
    web,
    disturb: (next) => {
      fault = next;
    },
    instead: (versions) => {
      instead = versions;
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
