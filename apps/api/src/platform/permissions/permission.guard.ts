import { ExecutionContext, type CanActivate } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Permission } from '@tongxing/contracts';
import type { Actor } from '../actor/index.js';
import { ProblemException } from '../problems/index.js';
import { mayEverywhere, mayInProject, maySomewhere, maySomewhereIn } from './policy.js';
import { declarationOf } from './declared.js';
import type { RouteReach } from './requires.js';

/**
 * Lets through who holds what the route declares. Nothing is looked up: a project that the caller does not
 * reach and one that does not exist take the same way and get the same answer.
 */
export class PermissionGuard implements CanActivate {
  /** @throws ProblemException `sign-in-needed`, `not-found` */
  canActivate(context: ExecutionContext): boolean {
    const { requirement, reach } = declarationOf(context.getHandler());
    if (requirement === 'open') return true;
    const { actor, params } = context.switchToHttp().getRequest<FastifyRequest>();
    if (actor.kind === 'anonymous') throw new ProblemException('sign-in-needed');
    const { project } = params as { project?: string };
    const allowed =
      requirement === 'signed-in' ? actor.kind === 'user' : holds(actor, requirement, reach, project);
    if (!allowed) throw new ProblemException('not-found');
    return true;
  }
}

function holds(actor: Actor, permission: Permission, reach: RouteReach, project: string | undefined): boolean {
  if (project === undefined)
    return reach === 'whole' ? mayEverywhere(actor, permission) : maySomewhere(actor, permission);
  return reach === 'whole'
    ? mayInProject(actor, permission, project)
    : maySomewhereIn(actor, permission, project);
}
