import { Transform, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

type Failure = Error & { statusCode?: number };

const failure = (statusCode: number): Failure => Object.assign(new Error('body refused'), { statusCode });

/**
 * Reads request bodies that come gzipped. A body may be no larger than others when it is unpacked, and unpacking stops
 * there: a bomb of a few kilobytes costs no more than an honest body.
 *
 * @param limit bytes of a body
 */
export function readGzippedBodies(fastify: FastifyInstance, limit: number): void {
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    const encoding = request.headers['content-encoding']?.trim().toLowerCase();
    if (encoding === undefined || encoding === 'identity') done(null, payload);
    else if (encoding !== 'gzip') done(failure(415));
    else done(null, unpacked(payload as Readable, limit));
  });
}

function unpacked(packed: Readable, limit: number): Readable {
  const gunzip = createGunzip();
  let [length, received] = [0, 0];
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      length += chunk.length;
      next(length > limit ? failure(413) : null, chunk);
    },
  });
  // What Fastify compares with `content-length`.
  Object.defineProperty(counted, 'receivedEncodedLength', { get: () => received });
  packed.on('data', (chunk: Buffer) => (received += chunk.length));
  const stop = (error: Failure) => {
    packed.unpipe(gunzip);
    packed.resume();
    gunzip.destroy();
    counted.destroy(error.statusCode === undefined ? failure(400) : error);
  };
  gunzip.on('error', stop);
  counted.on('error', () => {
    stop(failure(413));
  });
  packed.on('error', stop);
  packed.on('aborted', () => {
    stop(failure(400));
  });
  return packed.pipe(gunzip).pipe(counted);
}
