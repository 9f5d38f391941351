import fastifyCookie from '@fastify/cookie';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendProblem } from '../platform/problems/index.js';
import { PublicAddress } from './public-address.js';
import { sessionToken } from './sessions/cookie.js';
import { SessionsService } from './sessions/sessions.service.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Browsers send a header of this name to another origin only after asking it, and we never consent. */
export const OWN_PAGE_HEADER = 'x-requested-by';
const OWN_PAGE = 'tongxing';

/**
 * Finds out who calls, before anything else of a request is read. A cookie comes with every request of a
 * browser, whoever caused it: what would change something must also show that a page of ours sent it.
 */
export async function authenticateRequests(app: NestFastifyApplication): Promise<void> {
  const sessions = app.get(SessionsService);
  const address = app.get(PublicAddress);
  await app.register(fastifyCookie);
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return;
    if (isForged(request, address)) return sendProblem(request, reply, 'request-forged');
    const token = sessionToken(request, address.secure);
    const caller = token === undefined ? undefined : await sessions.callerOf(token);
    if (caller) Object.assign(request, caller);
    return undefined;
  });
}

function isForged({ method, headers }: FastifyRequest, address: PublicAddress): boolean {
  if (READING.has(method)) return false;
  const { origin, host } = headers;
  if (origin !== undefined && !address.isOurs(origin, host)) return true;
  return headers[OWN_PAGE_HEADER] !== OWN_PAGE;
}
