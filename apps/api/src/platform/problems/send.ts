import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemCode } from '@tongxing/contracts';
import { preferredLanguage } from './language.js';
import { problemDocument } from './problem.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** With what problem it was answered, if with one. */
    problem?: ProblemCode;
  }
}

/** Answers with a problem outside any handler of Nest. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, code: ProblemCode): FastifyReply {
  request.problem = code;
  const problem = problemDocument(code, preferredLanguage(request.headers['accept-language']));
  return reply.status(problem.status).type('application/problem+json').send(problem);
}
