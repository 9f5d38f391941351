import type { FastifyInstance } from 'fastify';

/**
 * Has browsers keep no answer of the API unless its route says otherwise: at a shared computer, who comes next would
 * find it.
 */
export function keepNoAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    done();
  });
}
