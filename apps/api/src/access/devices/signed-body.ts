import { createHash } from 'node:crypto';
import { pipeline, Transform } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from '../../platform/problems/index.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** SHA-256 in base64url of the body that a device signed; undefined where no device calls. */
    signedBody: string | undefined;
    /** The same of the body as it came in, once it is read. */
    receivedBody: (() => string) | undefined;
  }
}

/** Refuses a body that is not the one that its device signed: it is hashed while it is read, and compared after. */
export function checkSignedBodies(fastify: FastifyInstance): void {
  fastify.decorateRequest('signedBody', undefined);
  fastify.decorateRequest('receivedBody', undefined);
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    if (request.signedBody === undefined) {
      done(null, payload);
      return;
    }
    const hash = createHash('sha256');
    const hashed = new Transform({
      transform: (chunk: Buffer, _encoding, next) => {
        hash.update(chunk);
        next(null, chunk);
      },
    });
    request.receivedBody = () => hash.digest('base64url');
    // A broken upload breaks the reading of it too.
    pipeline(payload, hashed, () => undefined);
    done(null, hashed);
  });
  fastify.addHook('preValidation', (request, reply, done) => {
    if (request.signedBody === request.receivedBody?.()) done();
    else sendProblem(request, reply, 'proof-invalid');
  });
}
