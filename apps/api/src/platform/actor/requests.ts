import type { FastifyInstance } from 'fastify';
import { actAs, ANONYMOUS, type Actor } from './actor.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; nobody known until a feature says otherwise. */
    actor: Actor;
    /** The session by which a person calls. */
    session: string | undefined;
    /** Whether that person has shown lately who they are. */
    confirmed: boolean;
    /** Whether the caller lacks the permission that the route asks for. */
    denied: boolean;
  }
}

/** Everything that a request does is done by its caller. Never by the server itself, which may do everything. */
export function actInRequests(fastify: FastifyInstance): void {
  fastify.decorateRequest('actor');
  fastify.decorateRequest('session', undefined);
  fastify.decorateRequest('confirmed', false);
  fastify.decorateRequest('denied', false);
  fastify.addHook('onRequest', (request, _reply, done) => {
    request.actor = ANONYMOUS;
    done();
  });
  // After the body is read: its stream would lose the caller on the way.
  fastify.addHook('preHandler', (request, _reply, done) => {
    actAs(request.actor, done);
  });
}
