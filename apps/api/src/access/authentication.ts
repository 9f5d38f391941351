import fastifyCookie from '@fastify/cookie';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../platform/actor/index.js';
import { sendProblem } from '../platform/problems/index.js';
import { DevicesService } from './devices/devices.service.js';
import { PublicAddress } from './public-address.js';
import { sessionToken } from './sessions/cookie.js';
import { SessionsService } from './sessions/sessions.service.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Browsers send a header of this name to another origin only after asking it, and we never consent. */
export const OWN_PAGE_HEADER = 'x-requested-by';
const OWN_PAGE = 'tongxing';

/**
 * Finds out who calls, before anything else of a request is read. A cookie comes with every request of a
 * browser, whoever caused it: what would change something must also show that a page of ours sent it. The token
 * of a device comes only from who knows it, and where there is one it alone counts.
 */
export async function authenticateRequests(app: NestFastifyApplication): Promise<void> {
  const [sessions, devices, address] = [
    app.get(SessionsService),
    app.get(DevicesService),
    app.get(PublicAddress),
  ];
  await app.register(fastifyCookie);
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return;
    const { authorization } = request.headers;
    if (authorization === undefined && isForged(request, address))
      return sendProblem(request, reply, 'request-forged');
    const caller =
      authorization === undefined
        ? await callerByCookie(request, sessions, address)
        : await callerByToken(authorization, devices);
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

type Caller = { readonly actor: Actor; readonly session?: string } | undefined;

async function callerByCookie(
  request: FastifyRequest,
  sessions: SessionsService,
  { secure }: PublicAddress,
): Promise<Caller> {
  const token = sessionToken(request, secure);
  return token === undefined ? undefined : sessions.callerOf(token);
}

async function callerByToken(authorization: string, devices: DevicesService): Promise<Caller> {
  const token = /^Bearer ([\w-]{43})$/i.exec(authorization)?.[1];
  const actor = token === undefined ? undefined : await devices.callerOf(token);
  return actor && { actor };
}
