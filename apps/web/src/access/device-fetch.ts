import { SERVER_TIME_HEADER } from '@tongxing/contracts';
import { ServerProblem } from '../shell/problem';
import { proofOf } from './device-proof';
import { readDevice } from './device-store';

/** The server's clock minus this device's, in milliseconds, as far as it is known. */
let clockAhead = 0;

/** Proofs are good once and for a few minutes: with a new one the same request is taken. */
const ANOTHER_PROOF = new Set(['proof-untimely', 'proof-used']);

/**
 * `fetch` for the API, as the enrolled device: each request is signed with the key of the device, which makes it good
 * once, for this method, address and body, and for ten minutes. Works in pages and in service workers.
 *
 * - The body is signed as it is sent: compress before, not after.
 * - A clock that is wrong, by however much, costs one further request: the server tells its time, and the request is
 *   signed anew. So is one whose proof was used, which happens where the browser itself sent a request twice; what is
 *   asked of the server must therefore be safe to ask twice, as everything under `/submissions` is.
 * - No cookie goes along: whoever is signed in to this browser, it is the device that asks.
 *
 * What comes back is the server's answer, refusals included:
 *
 * | status | code             | meaning                                                                        |
 * |--------|------------------|--------------------------------------------------------------------------------|
 * | 401    | `sign-in-needed` | the device was revoked: keep everything, stop sending, have it enrolled again   |
 * | 401    | `proof-invalid`  | something on the way changed the body                                           |
 * | 404    | `not-found`      | there is nothing, or it is not for this device                                  |
 *
 * @throws ServerProblem `device-not-enrolled` where this browser is no enrolled device; TypeError, as `fetch` does,
 *   where the server is not reached; DOMException `AbortError` where the request's signal says so
 * @example
 * const answer = await deviceFetch(`/api/v1/submissions/${id}`, { method: 'PUT', body, headers });
 */
export async function deviceFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const answer = await send(request);
  if (answer.status !== 401 || !ANOTHER_PROOF.has(await codeOf(answer))) return answer;
  correctClock(answer);
  return send(request);
}

async function send(request: Request): Promise<Response> {
  const current = (await readDevice())?.current;
  if (!current) throw new ServerProblem('device-not-enrolled');
  const signer = { device: current.enrolled.device.id, privateKey: current.keys.privateKey };
  const proof = await proofOf(request, { ...signer, at: Date.now() + clockAhead });
  const signed = new Request(request.clone(), { credentials: 'omit' });
  signed.headers.set('authorization', proof);
  return fetch(signed);
}

async function codeOf(answer: Response): Promise<string> {
  const problem = (await answer
    .clone()
    .json()
    .catch(() => undefined)) as { code?: unknown } | undefined;
  return typeof problem?.code === 'string' ? problem.code : '';
}

function correctClock(answer: Response): void {
  const told = Date.parse(answer.headers.get(SERVER_TIME_HEADER) ?? '');
  if (!Number.isNaN(told)) clockAhead = told - Date.now();
}
