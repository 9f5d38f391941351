import fastifyCookie from '@fastify/cookie';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SERVER_TIME_HEADER } from '@tongxing/contracts';
import type { Actor } from '../platform/actor/index.js';
import { now } from '../platform/ids.js';
import { problemCode, sendProblem } from '../platform/problems/index.js';
import { DeviceCallers } from './devices/device-callers.service.js';
import { checkSignedBodies } from './devices/signed-body.js';
import { PublicAddress } from './public-address.js';
import { RefusedRequests } from './refused-requests.js';
import { sessionToken } from './sessions/cookie.js';
import { SessionsService } from './sessions/sessions.service.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Browsers send a header of this name to another origin only after asking it, and we never consent. */
export const OWN_PAGE_HEADER = 'x-requested-by';
const OWN_PAGE = 'tongxing';

/**
 * Finds out who calls, before anything else of a request is read. A cookie comes with every request of a
 * browser, whoever caused it: what would change something must also show that a page of ours sent it. The proof
 * of a device comes only from who has its key, and where there is one it alone counts.
 */
export async function authenticateRequests(app: NestFastifyApplication): Promise<void> {
  const [sessions, devices, address] = [
    app.get(SessionsService),
    app.get(DeviceCallers),
    app.get(PublicAddress),
  ];
  await app.register(fastifyCookie);
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  checkSignedBodies(fastify);
  app.get(RefusedRequests).watch(fastify);
  fastify.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return undefined;
    const { authorization } = request.headers;
    if (authorization !== undefined) return authenticateDevice(request, reply, authorization, devices);
    if (isForged(request, address)) return sendProblem(request, reply, 'request-forged');
    Object.assign(request, await callerByCookie(request, sessions, address));
    return undefined;
  });
}

async function authenticateDevice(
  request: FastifyRequest,
  reply: FastifyReply,
  authorization: string,
  devices: DeviceCallers,
): Promise<FastifyReply | undefined> {
  try {
    const caller = await devices.callerOf(authorization, request.method, request.url);
    if (caller) Object.assign(request, { actor: caller.actor, signedBody: caller.bodyHash });
    return undefined;
  } catch (error) {
    // By its own clock a device cannot know that it is wrong.
    void reply.header(SERVER_TIME_HEADER, now());
    return sendProblem(request, reply, problemCode(error));
  }
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
