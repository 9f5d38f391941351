import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ProblemException } from '../../platform/problems/index.js';

/** A person with a session, as a `signed-in` route is called by one. */
export interface SignedIn {
  readonly account: string;
  readonly session: string;
}

/** Gives a handler of a `signed-in` route its caller. */
export const Caller = createParamDecorator((_: undefined, context: ExecutionContext): SignedIn => {
  const { actor, session } = context.switchToHttp().getRequest<FastifyRequest>();
  if (actor.kind !== 'user' || session === undefined) throw new ProblemException('sign-in-needed');
  return { account: actor.id, session };
});
